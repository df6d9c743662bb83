package health.primum.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.agent.Fingerprint;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.comparison.CaseValues;
import health.primum.noharm.comparison.Side;
import health.primum.noharm.gate.KeptReport;
import health.primum.noharm.gate.KeptReport.KeptArm;
import health.primum.noharm.gate.ReportSource;
import health.primum.noharm.report.EvaluationDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code report.json} as {@link ReportFiles} wrote it, and refuses what it did not write. */
public final class ReportReader implements ReportSource {
  private static final String AGAIN = "evaluate again";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  @Override
  public KeptReport read(Path where) {
    Path file = Files.isDirectory(where) ? where.resolve("report.json") : where;
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new FaultyInput(
          where.toString(),
          "is no report.json that can be read, nor a folder with one",
          "name what 'primum evaluate --out' wrote");
    }
    try {
      return report(file, bytes, JSON.readTree(bytes));
    } catch (JsonProcessingException broken) {
      throw new FaultyInput(file.toString(), "is not valid JSON: perhaps it was cut off", AGAIN);
    } catch (IOException unreadable) {
      throw new FaultyInput(file.toString(), "cannot be read", "check that it is a file");
    } catch (FaultyInput faulty) {
      throw new FaultyInput(
          faulty.faults().stream()
              .map(f -> new Fault(file.toString(), 0, f.where() + " " + f.what(), f.remedy()))
              .toList());
    }
  }

  private static KeptReport report(Path file, byte[] bytes, JsonNode root) {
    String instrument = root.path("instrument").asText(EvaluationDocument.INSTRUMENT);
    if (!instrument.equals(EvaluationDocument.INSTRUMENT)) {
      throw new FaultyInput(
          "instrument",
          "is " + instrument + ", and figures of two instruments are not set side by side",
          "name a report of " + EvaluationDocument.INSTRUMENT);
    }
    JsonNode schema = root.path("schema");
    if (!schema.isTextual() || !schema.textValue().equals(EvaluationDocument.SCHEMA)) {
      throw new FaultyInput(
          "schema",
          schema.isTextual() ? "is " + schema.textValue() : "is missing",
          "this version reads " + EvaluationDocument.SCHEMA + " only: " + AGAIN);
    }
    JsonNode benchmark = JsonFields.object(root, "benchmark");
    List<String> ids = JsonFields.texts(benchmark, "ids");
    var arms = new ArrayList<KeptArm>();
    Set<String> names = new HashSet<>();
    for (JsonNode node : JsonFields.list(root, "arms")) {
      KeptArm arm = arm(node, ids);
      if (!names.add(arm.name())) {
        throw new FaultyInput("arms", "names " + arm.name() + " twice", AGAIN);
      }
      arms.add(arm);
    }
    if (arms.isEmpty()) {
      throw new FaultyInput("arms", "is empty", AGAIN);
    }
    return new KeptReport(
        file.toString(),
        Fingerprint.of(bytes),
        JsonFields.text(root, "instrument"),
        JsonFields.text(root, "revision"),
        JsonFields.text(root, "judge"),
        judges(JsonFields.object(root, "judging")),
        withheld(JsonFields.object(root, "judging")),
        JsonFields.fingerprint(benchmark, "fingerprint"),
        ids,
        arms);
  }

  private static Map<String, Fingerprint> judges(JsonNode judging) {
    Map<String, Fingerprint> judges = new HashMap<>();
    for (JsonNode judge : JsonFields.list(judging, "judges")) {
      judges.put(JsonFields.text(judge, "name"), JsonFields.fingerprint(judge, "fingerprint"));
    }
    return judges;
  }

  private static Optional<String> withheld(JsonNode judging) {
    return judging.has("withheld")
        ? Optional.of(JsonFields.text(judging, "withheld"))
        : Optional.empty();
  }

  private static KeptArm arm(JsonNode node, List<String> ids) {
    String name = JsonFields.text(node, "name");
    String kind = JsonFields.text(node, "kind");
    var cases = new ArrayList<CaseValues>();
    for (JsonNode one : JsonFields.list(node, "perCase")) {
      cases.add(
          new CaseValues(
              JsonFields.text(one, "id"),
              JsonFields.count(one, "scored"),
              JsonFields.count(one, "unscored"),
              JsonFields.count(one, "severeOptions"),
              JsonFields.count(one, "harmfulOptions"),
              JsonFields.numbers(one, "values"),
              JsonFields.numbers(one, "least"),
              JsonFields.numbers(one, "most")));
    }
    if (!cases.stream()
        .map(CaseValues::id)
        .sorted()
        .toList()
        .equals(ids.stream().sorted().toList())) {
      throw new FaultyInput(
          "perCase", "of arm " + name + " does not hold the cases of the benchmark", AGAIN);
    }
    return new KeptArm(
        name,
        kind.startsWith("team ") ? Optional.of(kind.substring(5)) : Optional.empty(),
        JsonFields.fingerprint(node, "fingerprint"),
        JsonFields.texts(node, "judges"),
        Side.of(name, cases));
  }
}
