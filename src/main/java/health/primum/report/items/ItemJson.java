package health.primum.report.items;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.primum.clinical.CaseId;
import health.primum.fault.FaultyInput;
import health.primum.noharm.judge.UnscoredReason;
import health.primum.noharm.work.Attempt;
import health.primum.noharm.work.Kept;
import health.primum.noharm.work.RunHeader;
import health.primum.noharm.work.WorkItem;
import java.util.TreeMap;

/** The lines of {@code items.jsonl}. What is written is read back as it was. */
final class ItemJson {
  static final String SCHEMA = "primum-items/1";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private ItemJson() {}

  static String header(RunHeader header) {
    ObjectNode line = JSON.createObjectNode();
    line.put("schema", SCHEMA);
    ObjectNode run = line.putObject("run");
    header.parts().forEach(run::put);
    return line.toString();
  }

  /**
   * Reads a header.
   *
   * @throws FaultyInput when the line is none, or of another schema
   */
  static RunHeader header(String text) {
    String remedy = "name another --out, or throw away what it keeps with --restart";
    JsonNode line;
    try {
      line = object(text);
    } catch (FaultyInput broken) {
      throw new FaultyInput(
          ItemFiles.NAME + ":1", "is no header of " + SCHEMA + ": it is broken", remedy);
    }
    String schema = line.path("schema").asText("missing");
    if (!schema.equals(SCHEMA)) {
      throw new FaultyInput(
          ItemFiles.NAME + ":1", "schema is " + schema + ", and " + SCHEMA + " is read", remedy);
    }
    var parts = new TreeMap<String, String>();
    line.path("run")
        .properties()
        .forEach(part -> parts.put(part.getKey(), part.getValue().asText()));
    return new RunHeader(parts);
  }

  static String step(Kept step) {
    ObjectNode line = JSON.createObjectNode();
    line.put("step", step instanceof Kept.Answer ? "answer" : "verdict");
    line.put("arm", step.item().arm());
    line.put("variant", step.item().variant().value());
    line.put("trial", step.item().trial());
    switch (step) {
      case Kept.Answer answer -> answer(line, answer.attempt());
      case Kept.Verdict verdict -> {
        line.put("judge", verdict.judge());
        line.put("answer", verdict.answer());
        VerdictJson.write(line.putArray("judgements"), verdict.judgements());
      }
    }
    SpentJson.write(line.putArray("spent"), step.spent());
    return line.toString();
  }

  private static void answer(ObjectNode line, Attempt attempt) {
    switch (attempt) {
      case Attempt.Answered(var text) -> line.put("outcome", "answered").put("text", text);
      case Attempt.Nothing nothing -> line.put("outcome", "nothing");
      case Attempt.Missing(var reason, var detail, var again) ->
          line.put("outcome", "missing")
              .put("reason", reason.name())
              .put("detail", detail)
              .put("again", again);
    }
  }

  /**
   * Reads a step.
   *
   * @throws FaultyInput naming the field
   */
  static Kept step(String text) {
    JsonNode line = object(text);
    var item = new WorkItem(Fields.text(line, "arm"), id(line), Fields.whole(line, "trial", 1));
    String step = Fields.text(line, "step");
    return switch (step) {
      case "answer" -> new Kept.Answer(item, attempt(line), SpentJson.read(line));
      case "verdict" ->
          new Kept.Verdict(
              item,
              Fields.text(line, "judge"),
              Fields.text(line, "answer"),
              VerdictJson.read(line),
              SpentJson.read(line));
      default -> throw Fields.fault("step", "is '" + step + "', neither answer nor verdict");
    };
  }

  private static CaseId id(JsonNode line) {
    return new CaseId(Fields.text(line, "variant"));
  }

  private static Attempt attempt(JsonNode line) {
    String outcome = Fields.text(line, "outcome");
    return switch (outcome) {
      case "answered" -> {
        String text = Fields.text(line, "text");
        if (text.isBlank()) {
          throw Fields.fault("text", "is empty");
        }
        yield new Attempt.Answered(text);
      }
      case "nothing" -> new Attempt.Nothing();
      case "missing" ->
          new Attempt.Missing(
              Fields.constant(line, "reason", UnscoredReason.class),
              Fields.text(line, "detail"),
              Fields.flag(line, "again"));
      default ->
          throw Fields.fault("outcome", "is '" + outcome + "', not answered, nothing or missing");
    };
  }

  private static JsonNode object(String text) {
    try {
      JsonNode line = JSON.readTree(text);
      if (line != null && line.isObject()) {
        return line;
      }
    } catch (JsonProcessingException broken) {
      // The parser's message would quote the answer.
    }
    throw Fields.fault("the line", "is no whole JSON object");
  }
}
