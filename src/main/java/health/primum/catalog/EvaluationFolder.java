package health.primum.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.agent.Fingerprint;
import health.primum.consult.evaluation.Evaluated;
import health.primum.consult.evaluation.EvaluationRecord;
import health.primum.consult.evaluation.EvaluationRegistry;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The registry as files: {@code config/evaluations/*.json} of a home, as they were when it was
 * read. They are meant to be reviewed and kept under version control like agents and prompts.
 */
public final class EvaluationFolder implements EvaluationRegistry {
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

  private final Path folder;
  private final List<EvaluationRecord> records;
  private final List<Fault> faults;

  private EvaluationFolder(Path folder, List<EvaluationRecord> records, List<Fault> faults) {
    this.folder = folder;
    this.records = List.copyOf(records);
    this.faults = List.copyOf(faults);
  }

  /** Reads the records of a home; there need be none. */
  public static EvaluationFolder read(Path home) {
    Path folder = home.resolve("config").resolve("evaluations");
    var faults = new Faults(home);
    var records = new ArrayList<EvaluationRecord>();
    for (Path file : Folder.files(folder, 1, faults, ".json")) {
      Folder.text(file, 0, faults, file)
          .ifPresent(
              text -> {
                try {
                  records.add(evaluation(JsonNodes.object(text)));
                } catch (JsonNodes.BrokenJson broken) {
                  faults.add(file, broken.line(), broken.what(), "register the report again");
                } catch (FaultyInput faulty) {
                  faults.add(file, 0, faulty);
                }
              });
    }
    return new EvaluationFolder(folder, records, faults.found());
  }

  @Override
  public Evaluated of(String team, Fingerprint configuration) {
    List<EvaluationRecord> own =
        records.stream()
            .filter(one -> one.team().equals(team))
            .sorted(
                Comparator.comparing(EvaluationRecord::date)
                    .thenComparing(one -> one.report().sha256())
                    .reversed())
            .toList();
    return own.stream()
        .filter(one -> one.configuration().equals(configuration))
        .findFirst()
        .<Evaluated>map(Evaluated.Current::new)
        .orElseGet(
            () -> own.isEmpty() ? new Evaluated.Never() : new Evaluated.Stale(own.getFirst()));
  }

  @Override
  public List<Fault> faults() {
    return faults;
  }

  @Override
  public String add(EvaluationRecord evaluated) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(evaluated.team() + "-" + evaluated.report().brief() + ".json");
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(draft, text(evaluated), UTF_8);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    return file.toString();
  }

  private static String text(EvaluationRecord evaluated) throws JsonProcessingException {
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

  private static EvaluationRecord evaluation(JsonNode object) {
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
