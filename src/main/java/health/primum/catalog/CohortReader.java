package health.primum.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import health.primum.agent.Fingerprint;
import health.primum.agent.RecordedAnswers;
import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.consult.study.Cohort;
import health.primum.consult.study.CohortSource;
import health.primum.fault.FaultyInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads cases and several systems' answers to them. Stateless and thread-safe. */
public final class CohortReader implements CohortSource {
  @Override
  public Cohort read(Path cases, Path answers) {
    var faults = new Faults(cases.toAbsolutePath().resolveSibling(""));
    Map<CaseId, ClinicalCase> read = new HashMap<>();
    var order = new ArrayList<CaseId>();
    JsonLines.read(
        cases,
        text(cases, faults),
        faults,
        object -> {
          ClinicalCase one = ClinicalCase.of(id(object), text(object, "prompt", "narrative"));
          if (read.putIfAbsent(one.id(), one) != null) {
            throw new FaultyInput(
                "id", one.id() + " stands twice; the first counts", "remove one of the lines");
          }
          order.add(one.id());
        });
    SortedMap<String, Map<RecordedAnswers.Key, String>> byModel = new TreeMap<>();
    String answered = text(answers, faults);
    JsonLines.read(
        answers,
        answered,
        faults,
        object -> {
          var key = new RecordedAnswers.Key(id(object), 1);
          if (!read.containsKey(key.variant())) {
            throw new FaultyInput(
                "id", key.variant() + " is none of the cases", "add the case or remove the line");
          }
          var ofModel =
              byModel.computeIfAbsent(JsonNodes.text(object, "model"), any -> new HashMap<>());
          if (ofModel.putIfAbsent(key, RecordingReader.response(object)) != null) {
            throw new FaultyInput(
                "id",
                key.variant() + " is answered twice by one model; the first counts",
                "remove one of the lines");
          }
        });
    if (byModel.size() < 2 || order.isEmpty()) {
      throw new FaultyInput(
          answers.toString(),
          "holds the answers of " + byModel.size() + " models to " + order.size() + " cases",
          "give at least one case and two models' answers");
    }
    SortedMap<String, RecordedAnswers> recorded = new TreeMap<>();
    byModel.forEach(
        (model, texts) ->
            recorded.put(
                model,
                new RecordedAnswers(
                    model,
                    texts,
                    List.of(),
                    Fingerprint.of(Map.of("file", answered, "m", model)))));
    return new Cohort(order.stream().map(read::get).toList(), recorded, faults.found());
  }

  private static String text(Path file, Faults faults) {
    return Folder.text(file, 0, faults, file).orElseThrow(() -> new FaultyInput(faults.found()));
  }

  private static CaseId id(JsonNode object) {
    return new CaseId(text(object, "case_id", "id"));
  }

  private static String text(JsonNode object, String key, String other) {
    return JsonNodes.text(object, object.has(key) ? key : other);
  }
}
