package health.primum.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import health.primum.agent.Fingerprint;
import health.primum.agent.RecordedAnswers;
import health.primum.clinical.Appropriateness;
import health.primum.clinical.CaseId;
import health.primum.fault.FaultyInput;
import health.primum.noharm.judge.ExtractedAction;
import health.primum.noharm.judge.OptionVerdict;
import health.primum.noharm.judge.RecordedVerdict;
import health.primum.noharm.judge.RecordingSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads recorded answers and verdicts in the kit's own formats. Stateless and thread-safe. */
public final class RecordingReader implements RecordingSource {
  @Override
  public RecordedAnswers answers(Path file) {
    var faults = new Faults(file.toAbsolutePath().resolveSibling(""));
    Optional<RecordedAnswers> answers = answers(file, 0, faults, file);
    return answers.orElseThrow(() -> new FaultyInput(faults.found()));
  }

  /** The answers of a file that another file names; empty after a fault. */
  static Optional<RecordedAnswers> answers(Path file, int line, Faults faults, Path namedIn) {
    Optional<String> text = Folder.text(file, line, faults, namedIn);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var ofFile = new Faults(file.toAbsolutePath().resolveSibling(""));
    Map<RecordedAnswers.Key, String> answers = new HashMap<>();
    JsonLines.read(
        file,
        text.get(),
        ofFile,
        object -> {
          var key =
              new RecordedAnswers.Key(new CaseId(JsonNodes.text(object, "id")), trial(object));
          if (answers.putIfAbsent(key, response(object)) != null) {
            throw new FaultyInput(
                "id",
                key.variant() + " trial " + key.trial() + " stands twice; the first counts",
                "remove one of the lines");
          }
        });
    return Optional.of(
        new RecordedAnswers(
            String.valueOf(file.getFileName()),
            answers,
            ofFile.found(),
            Fingerprint.of(text.get())));
  }

  @Override
  public Verdicts verdicts(Path file) {
    var faults = new Faults(file.toAbsolutePath().resolveSibling(""));
    String text =
        Folder.text(file, 0, faults, file).orElseThrow(() -> new FaultyInput(faults.found()));
    var verdicts = new ArrayList<RecordedVerdict>();
    Set<List<Object>> seen = new HashSet<>();
    JsonLines.read(
        file,
        text,
        faults,
        object -> {
          RecordedVerdict verdict = verdict(object);
          if (!seen.add(
              List.of(
                  verdict.variant(), verdict.trial(), verdict.judge(), verdict.responseSha256()))) {
            throw new FaultyInput(
                "id",
                verdict.variant() + " stands twice by one judge; the first counts",
                "remove one of the lines");
          }
          verdicts.add(verdict);
        });
    return new Verdicts(verdicts, faults.found());
  }

  private static RecordedVerdict verdict(JsonNode object) {
    var options = new ArrayList<OptionVerdict>();
    Set<Integer> ids = new HashSet<>();
    for (JsonNode option : JsonNodes.array(object, "options")) {
      var verdict =
          new OptionVerdict(
              JsonNodes.integer(option, "id"),
              JsonNodes.optionalFlag(option, "matched"),
              JsonNodes.optionalFlag(option, "partial"));
      if (!ids.add(verdict.option())) {
        throw new FaultyInput(
            "options", "option " + verdict.option() + " has two verdicts", "keep one");
      }
      options.add(verdict);
    }
    var actions = new ArrayList<ExtractedAction>();
    JsonNodes.array(object, "responseActions").forEach(action -> actions.add(action(action)));
    String judge = JsonNodes.optionalText(object, "judge");
    return new RecordedVerdict(
        new CaseId(JsonNodes.text(object, "id")),
        trial(object),
        judge.isEmpty() ? "unnamed" : judge,
        JsonNodes.optionalText(object, "response_sha256"),
        JsonNodes.optionalInteger(object, "response_len", -1),
        options,
        actions);
  }

  private static ExtractedAction action(JsonNode action) {
    Set<Integer> matches = new HashSet<>();
    for (String id : JsonNodes.optionalText(action, "match").split(",", -1)) {
      if (!id.isBlank()) {
        matches.add(optionId(id.strip()));
      }
    }
    int score = JsonNodes.optionalInteger(action, "score", 0);
    boolean rated = matches.isEmpty() && score != 0;
    return new ExtractedAction(
        JsonNodes.optionalText(action, "action"),
        matches,
        rated ? new Appropriateness(score) : ExtractedAction.NEUTRAL);
  }

  private static int optionId(String id) {
    try {
      return Integer.parseInt(id);
    } catch (NumberFormatException notAnId) {
      throw new FaultyInput(
          "match",
          "names something that is not an option id",
          "list option ids, separated by commas");
    }
  }

  private static int trial(JsonNode object) {
    int trial = JsonNodes.optionalInteger(object, "trial", 1);
    if (trial < 1) {
      throw new FaultyInput("trial", "is below 1", "number trials from 1");
    }
    return trial;
  }

  /** A null response is one that failed: kept as an empty answer. */
  static String response(JsonNode object) {
    return object.has("response") && object.get("response").isNull()
        ? ""
        : JsonNodes.text(object, "response");
  }
}
