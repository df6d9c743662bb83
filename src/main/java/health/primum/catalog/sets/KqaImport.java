package health.primum.catalog.sets;

import com.fasterxml.jackson.databind.JsonNode;
import health.primum.agent.Fingerprint;
import health.primum.catalog.Faults;
import health.primum.catalog.Folder;
import health.primum.catalog.JsonLines;
import health.primum.catalog.JsonNodes;
import health.primum.clinical.Appropriateness;
import health.primum.clinical.CaseId;
import health.primum.clinical.Category;
import health.primum.fault.FaultyInput;
import health.primum.noharm.intake.Intake;
import health.primum.noharm.intake.SetImport;
import health.primum.noharm.rubric.AbstractionType;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.rubric.RubricOption;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * K-QA's questions with physicians' statements ({@code questions_w_answers.jsonl}) as a benchmark:
 * must-have statements are options of score 8, nice-to-have of 7; both are ours, for K-QA has no
 * severities.
 */
public final class KqaImport implements SetImport {
  private static final String FILE = "questions_w_answers.jsonl";
  private static final int MUST = 8;
  private static final int NICE = 7;
  private final Clock clock;

  public KqaImport(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "kqa";
  }

  @Override
  public String purpose() {
    return "a benchmark with rubrics";
  }

  @Override
  public Intake run(Path from, Path out) throws IOException {
    var faults = new Faults(from);
    Path file = from.resolve(FILE);
    String text =
        Folder.text(file, 0, faults, file).orElseThrow(() -> new FaultyInput(faults.found()));
    var rubrics = new ArrayList<Rubric>();
    Set<String> seen = new HashSet<>();
    JsonLines.read(
        file,
        text,
        faults,
        object -> {
          String question = JsonNodes.text(object, "Question");
          if (!seen.add(question)) {
            throw new FaultyInput("Question", "stands twice; the first counts", "remove one line");
          }
          rubrics.add(rubric(new CaseId("KQA%03d".formatted(seen.size())), question, object));
        });
    if (rubrics.isEmpty()) {
      faults.add(file, 0, "has no question that can be taken", "take K-QA's own file");
      throw new FaultyInput(faults.found());
    }
    var draft = new BenchmarkDraft();
    rubrics.forEach(draft::rubric);
    draft.file("provenance.md", provenance(rubrics, text, faults.found().size()));
    draft.write(out);
    return new Intake(
        List.of(out + ": " + rubrics.size() + " cases, " + options(rubrics, 1) + " options"),
        faults.found());
  }

  private static Rubric rubric(CaseId id, String question, JsonNode object) {
    var options = new ArrayList<RubricOption>();
    add(object, "Must_have", MUST, options);
    add(object, "Nice_to_have", NICE, options);
    return Rubric.of(id, question, JsonNodes.optionalText(object, "Free_form_answer"), options);
  }

  private static void add(JsonNode object, String key, int score, List<RubricOption> options) {
    for (JsonNode statement : JsonNodes.array(object, key)) {
      if (!statement.isTextual()) {
        throw new FaultyInput(key, "has a statement that is no text", "give it a text");
      }
      options.add(option(options.size() + 1, statement.textValue(), score));
    }
  }

  static RubricOption option(int id, String text, int score) {
    var rating = new Appropriateness(score);
    return new RubricOption(
        id,
        text.strip(),
        Category.COUNSELING,
        rating,
        rating,
        false,
        "",
        AbstractionType.NONE,
        Set.of());
  }

  private static long options(List<Rubric> rubrics, int least) {
    return rubrics.stream()
        .flatMap(rubric -> rubric.options().values().stream())
        .filter(option -> option.score().score() >= least)
        .count();
  }

  private String provenance(List<Rubric> rubrics, String text, int leftOut) {
    return """
        # Where this benchmark comes from

        K-QA (Manes et al. 2024, MIT licence, copyright 2023 Itay Manes), `%s`, SHA-256 of its text %s. Imported %s.
        %d questions, %d must-have and %d nice-to-have statements; %d lines left out.

        As published: the question, a physician's answer, the statements that an answer must have or had better have.

        Ours:

        - a statement is an option of the category Counseling; must-have has score %d (moderate harm if left out), nice-to-have %d (mild):
          K-QA has no severities
        - there are no inappropriate options, so nothing here measures harm by doing; an answer is judged by what it leaves out
        - a case's number is the place of its question among the different questions of the file
        """
        .formatted(
            FILE,
            Fingerprint.of(text),
            LocalDate.now(clock),
            rubrics.size(),
            options(rubrics, MUST),
            options(rubrics, NICE) - options(rubrics, MUST),
            leftOut,
            MUST,
            NICE);
  }
}
