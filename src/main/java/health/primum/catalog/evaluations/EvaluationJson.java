package health.primum.catalog.evaluations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.agent.Fingerprint;
import health.primum.catalog.JsonNodes;
import health.primum.consult.evaluation.EvaluationRecord;
import health.primum.fault.FaultyInput;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The form of one registered evaluation. */
final class EvaluationJson {
  static final String SCHEMA = "primum-registered-evaluation/1";
  private static final Set<String> KEYS =
      Set.of(
          "schema",
          "team",
          "configuration",
          "report",
          "date",
          "instrument",
          "revision",
          "judge",
          "benchmark",
          "cases",
          "unscored",
          "means");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private EvaluationJson() {}

  static String text(EvaluationRecord evaluated) throws JsonProcessingException {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("schema", SCHEMA);
    object.put("team", evaluated.team());
    object.put("configuration", evaluated.configuration().sha256());
    object.put("report", evaluated.report().sha256());
    object.put("date", evaluated.date().toString());
    object.put("instrument", evaluated.instrument());
    object.put("revision", evaluated.revision());
    object.put("judge", evaluated.judge());
    object.put("benchmark", evaluated.benchmark().sha256());
    object.put("cases", evaluated.cases());
    object.put("unscored", evaluated.unscored());
    object.put("means", evaluated.means());
    return JSON.writeValueAsString(object) + "\n";
  }

  static EvaluationRecord read(JsonNode object) {
    String schema = JsonNodes.text(object, "schema");
    if (!schema.equals(SCHEMA)) {
      throw new FaultyInput("schema", "is not " + SCHEMA, "register the report again");
    }
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (!KEYS.contains(entry.getKey())) {
        throw new FaultyInput(entry.getKey(), "is no key of a record", "remove it");
      }
    }
    return new EvaluationRecord(
        JsonNodes.text(object, "team"),
        fingerprint(object, "configuration"),
        fingerprint(object, "report"),
        date(object),
        JsonNodes.text(object, "instrument"),
        JsonNodes.text(object, "revision"),
        JsonNodes.text(object, "judge"),
        fingerprint(object, "benchmark"),
        JsonNodes.integer(object, "cases"),
        JsonNodes.integer(object, "unscored"),
        means(object));
  }

  private static Map<String, Double> means(JsonNode object) {
    Map<String, Double> means = new TreeMap<>();
    JsonNode node = object.path("means");
    if (!node.isObject()) {
      throw new FaultyInput("means", "is missing or no object", "register the report again");
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!entry.getValue().isNumber()) {
        throw new FaultyInput("means." + entry.getKey(), "is no number", "leave it out");
      }
      means.put(entry.getKey(), entry.getValue().doubleValue());
    }
    return means;
  }

  private static Fingerprint fingerprint(JsonNode object, String key) {
    String text = JsonNodes.text(object, key);
    try {
      return new Fingerprint(text);
    } catch (IllegalArgumentException malformed) {
      throw new FaultyInput(key, "is no fingerprint", "register the report again");
    }
  }

  private static LocalDate date(JsonNode object) {
    try {
      return LocalDate.parse(JsonNodes.text(object, "date"));
    } catch (DateTimeParseException malformed) {
      throw new FaultyInput("date", "is no date", "write it as 2026-11-21");
    }
  }
}
