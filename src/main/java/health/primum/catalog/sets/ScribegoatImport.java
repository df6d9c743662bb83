package health.primum.catalog.sets;

import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.agent.Fingerprint;
import health.primum.catalog.Faults;
import health.primum.catalog.Folder;
import health.primum.catalog.JsonLines;
import health.primum.catalog.JsonNodes;
import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.intake.Intake;
import health.primum.noharm.intake.SetImport;
import health.primum.noharm.rubric.CaseVariant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * ScribeGoat2's paediatric cases as texts without rubrics, and four models' answers as recordings
 * ({@code recordings/<model>.jsonl}).
 */
public final class ScribegoatImport implements SetImport {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final Clock clock;

  public ScribegoatImport(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "scribegoat2";
  }

  @Override
  public String purpose() {
    return "case texts without rubrics, and recordings";
  }

  @Override
  public Intake run(Path from, Path out) throws IOException {
    var faults = new Faults(from);
    String caseText = text(from.resolve("cases.jsonl"), faults);
    String answerText = text(from.resolve("responses.jsonl"), faults);
    Map<CaseId, CaseVariant> cases = cases(from.resolve("cases.jsonl"), caseText, faults);
    Map<String, Map<CaseId, String>> answers =
        answers(from.resolve("responses.jsonl"), answerText, cases, faults);
    if (cases.isEmpty() || answers.isEmpty()) {
      var all = new ArrayList<>(faults.found());
      all.add(
          Fault.of(
              from.toString(),
              "has no case or no answer that can be taken",
              "take the set's own files"));
      throw new FaultyInput(all);
    }
    var draft = new BenchmarkDraft();
    cases.values().forEach(draft::text);
    var lines = new ArrayList<String>();
    lines.add(out + ": " + cases.size() + " case texts without rubrics");
    answers.forEach(
        (model, said) -> {
          String path = "recordings/" + model + ".jsonl";
          draft.file(path, recording(said));
          lines.add(out.resolve(path) + ": " + said.size() + " answers");
        });
    draft.file(
        "provenance.md",
        provenance(caseText, answerText, cases.size(), answers.keySet(), faults.found().size()));
    draft.writeTexts(out);
    return new Intake(lines, faults.found());
  }

  private static String text(Path file, Faults faults) {
    return Folder.text(file, 0, faults, file).orElseThrow(() -> new FaultyInput(faults.found()));
  }

  private static Map<CaseId, CaseVariant> cases(Path file, String text, Faults faults) {
    Map<CaseId, CaseVariant> cases = new TreeMap<>();
    JsonLines.read(
        file,
        text,
        faults,
        object -> {
          var id = new CaseId(JsonNodes.text(object, "case_id"));
          String presentation = JsonNodes.text(object, "prompt");
          ClinicalCase.of(id, presentation);
          String category = JsonNodes.optionalText(object, "set");
          if (cases.putIfAbsent(id, new CaseVariant(id, id, category, presentation)) != null) {
            throw new FaultyInput("case_id", id + " stands twice; the first counts", "remove one");
          }
        });
    return cases;
  }

  private static Map<String, Map<CaseId, String>> answers(
      Path file, String text, Map<CaseId, CaseVariant> cases, Faults faults) {
    Map<String, Map<CaseId, String>> answers = new TreeMap<>();
    JsonLines.read(
        file,
        text,
        faults,
        object -> {
          var id = new CaseId(JsonNodes.text(object, "case_id"));
          String model = JsonNodes.text(object, "model");
          String said = JsonNodes.text(object, "response");
          if (!model.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,79}")) {
            throw new FaultyInput("model", "is no name for a file", "use letters, digits, dashes");
          }
          if (!cases.containsKey(id)) {
            throw new FaultyInput("case_id", "there is no case " + id, "add the case");
          }
          if (answers.computeIfAbsent(model, any -> new TreeMap<>()).putIfAbsent(id, said)
              != null) {
            throw new FaultyInput("case_id", id + " has a second answer", "remove one of them");
          }
        });
    return answers;
  }

  private static String recording(Map<CaseId, String> said) {
    var text = new StringBuilder();
    said.forEach(
        (id, response) -> {
          Map<String, Object> line = new LinkedHashMap<>();
          line.put("id", id.value());
          line.put("trial", 1);
          line.put("response", response);
          try {
            text.append(JSON.writeValueAsString(line)).append('\n');
          } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
          }
        });
    return text.toString();
  }

  private String provenance(
      String caseText, String answerText, int cases, Collection<String> models, int leftOut) {
    return """
        # Where these texts and recordings come from

        ScribeGoat2 (GOATnote, MIT licence): `cases.jsonl` (SHA-256 of its text %s) and `responses.jsonl` (%s). Imported %s.
        %d cases; models %s; %d lines left out.

        As published: what a parent asks, and each model's answer at temperature 0, word for word.

        What can be evaluated: what needs no rubric. `primum redteam --suite facts,bias,privacy`, `primum members`, and a team on the texts.
        What cannot: harm. There is no specialists' rubric, so `primum evaluate` refuses this folder. The set's own red flags, expected answers and
        grades are not taken over: they are a language model's, and an expected answer in one sentence is no list of rated options.

        Ours: nothing but the layout. Lines that speak of a case or an answer a second time are left out.
        """
        .formatted(
            Fingerprint.of(caseText),
            Fingerprint.of(answerText),
            LocalDate.now(clock),
            cases,
            String.join(", ", models),
            leftOut);
  }
}
