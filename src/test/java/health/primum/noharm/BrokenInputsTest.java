package health.primum.noharm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import health.primum.agent.Budget;
import health.primum.agent.RecordedAnswers;
import health.primum.catalog.RecordingReader;
import health.primum.clinical.CaseId;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.RecordedJudge;
import health.primum.noharm.judge.RecordingSource.Verdicts;
import health.primum.noharm.report.EvaluationDocument;
import health.primum.noharm.report.EvaluationDocument.ArmReport;
import health.primum.noharm.report.EvaluationDocument.Item;
import health.primum.noharm.run.Arm;
import health.primum.noharm.run.EvaluationSpec;
import health.primum.noharm.score.ScorerRevision;
import health.primum.testsupport.Answers;
import health.primum.testsupport.Fixtures;
import health.primum.testsupport.YesBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What can be wrong with what an evaluation is given, from the file to the report: named, counted,
 * and never a zero. Three cases of one option rated 9; saying yes recommends it.
 */
class BrokenInputsTest {
  private static final String ANSWER = "{\"id\": \"A00%d\", \"trial\": 1, \"response\": \"%s\"}\n";
  private static final String VERDICT =
      "{\"id\": \"A00%d\", \"trial\": 1, \"judge\": \"j\", \"options\": [{\"id\": %d, \"matched\": %s}],"
          + " \"responseActions\": [{\"action\": \"a\", \"match\": \"%s\", \"score\": 5}]}\n";

  @TempDir Path folder;

  @Test
  void aLineThatWasCutOffIsNamedAndItsCaseIsUnscored() throws IOException {
    String whole = answers("yes", "yes", "yes");
    RecordedAnswers answers = read(whole.substring(0, whole.length() - 20));
    assertThat(answers.faults())
        .extracting(Fault::describe)
        .containsExactly("answers.jsonl:3: is not valid JSON; mend or remove the line");
    ArmReport arm = evaluate(answers, YesBenchmark.judge());
    assertThat(arm.scored()).isEqualTo(2);
    assertThat(arm.unscored()).isEqualTo(Map.of("NO_ANSWER", 1));
    assertThat(arm.caveats()).contains("1 lines of the recording could not be read.");
    assertThat(arm.metrics().get("Recall_weighted").mean()).isEqualTo(1);
    assertThat(arm.metrics().get("Recall_weighted").worstCase()).isEqualTo(2.0 / 3);
  }

  @Test
  void aVerdictThatWasCutOffIsNamedAndItsCaseIsUnscored() throws IOException {
    String whole = verdicts(1, 1, 1);
    Verdicts verdicts = verdicts(whole.substring(0, whole.length() - 30));
    assertThat(verdicts.faults())
        .extracting(Fault::describe)
        .containsExactly("verdicts.jsonl:3: is not valid JSON; mend or remove the line");
    ArmReport arm = evaluate(read(answers("yes", "yes", "yes")), recorded(verdicts));
    assertThat(arm.scored()).isEqualTo(2);
    assertThat(arm.unscored()).isEqualTo(Map.of("NO_VERDICT", 1));
  }

  @Test
  void aVerdictOnAnOptionThatThereIsNotLeavesItsCaseUnscored() throws IOException {
    ArmReport arm =
        evaluate(read(answers("yes", "yes", "yes")), recorded(verdicts(verdicts(1, 7, 1))));
    assertThat(arm.scored()).isEqualTo(2);
    assertThat(arm.unscoredItems())
        .containsExactly(
            new Item(
                "A001",
                1,
                "VERDICT_OF_ANOTHER_RUBRIC",
                "names options that the rubric does not have: [7]"));
  }

  @Test
  void aCaseThatIsMissingIsCountedWhereverItIsMissing() throws IOException {
    ArmReport unanswered = evaluate(read(answers("yes", "yes")), YesBenchmark.judge());
    assertThat(unanswered.unscoredItems())
        .extracting(Item::variant, Item::reason)
        .containsExactly(tuple("A002", "NO_ANSWER"));
    ArmReport unjudged =
        evaluate(read(answers("yes", "yes", "yes")), recorded(verdicts(verdicts(1, 1))));
    assertThat(unjudged.unscoredItems())
        .extracting(Item::variant, Item::reason)
        .containsExactly(tuple("A002", "NO_VERDICT"));
    assertThatThrownBy(() -> YesBenchmark.benchmark(3).only(Set.of(new CaseId("A009"))))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("there is no case A009");
  }

  @Test
  void gradesOfAnotherInstrumentAreNoVerdicts() throws IOException {
    Verdicts mixed =
        verdicts(
            verdicts(1)
                + "{\"id\": \"A001\", \"trial\": 1, \"grades\": [{\"option\": 1, \"grade\": \"appropriate\"}]}\n");
    assertThat(mixed.faults())
        .extracting(Fault::describe)
        .containsExactly("verdicts.jsonl:2: options is missing; give it a list");
    ArmReport arm = evaluate(read(answers("yes", "yes", "yes")), recorded(mixed));
    assertThat(arm.scored()).isEqualTo(1);
    assertThat(arm.unscored()).isEqualTo(Map.of("NO_VERDICT", 2));
  }

  @Test
  void whereNoActionMatchesRecallIsZeroAndPrecisionIsNotThere() throws IOException {
    ArmReport arm = evaluate(read(answers("no", "no", "no")), YesBenchmark.judge());
    assertThat(arm.scored()).isEqualTo(3);
    assertThat(arm.unscored()).isEmpty();
    assertThat(arm.metrics().get("Recall_weighted").mean()).isZero();
    assertThat(arm.metrics().get("Severe_rate").mean()).isEqualTo(1);
    assertThat(arm.metrics()).doesNotContainKey("Precision_weighted");
  }

  @Test
  void whereNothingIsScoredThereIsNoFigureAtAll() throws IOException {
    ArmReport arm = evaluate(read(answers("yes", "yes", "yes")), recorded(verdicts("")));
    assertThat(arm.scored()).isZero();
    assertThat(arm.metrics()).isEmpty();
    assertThat(arm.harms()).isEmpty();
    assertThat(arm.derived().means()).isEmpty();
    assertThat(arm.unscored()).isEqualTo(Map.of("NO_VERDICT", 3));
    assertThat(arm.caveats()).contains("Nothing could be scored: there is no figure for this arm.");
  }

  private static String answers(String... texts) {
    var lines = new StringBuilder();
    for (int i = 0; i < texts.length; i++) {
      lines.append(ANSWER.formatted(i, texts[i]));
    }
    return lines.toString();
  }

  /** A line a case, each matching this option. */
  private static String verdicts(int... options) {
    var lines = new StringBuilder();
    for (int i = 0; i < options.length; i++) {
      lines.append(VERDICT.formatted(i, options[i], true, options[i]));
    }
    return lines.toString();
  }

  private RecordedAnswers read(String text) throws IOException {
    return new RecordingReader()
        .answers(Files.writeString(folder.resolve("answers.jsonl"), text, UTF_8));
  }

  private Verdicts verdicts(String text) throws IOException {
    return new RecordingReader()
        .verdicts(Files.writeString(folder.resolve("verdicts.jsonl"), text, UTF_8));
  }

  private static Judge recorded(Verdicts verdicts) {
    return new RecordedJudge("recorded", verdicts.verdicts());
  }

  private static ArmReport evaluate(RecordedAnswers answers, Judge judge) {
    var spec =
        new EvaluationSpec(
            YesBenchmark.benchmark(3),
            List.of(new Arm.OfRecording("sys", answers)),
            judge,
            ScorerRevision.R2026_07,
            0,
            Budget.unlimited());
    return EvaluationDocument.of(Fixtures.evaluationRun(new Answers()).run(spec)).arms().getFirst();
  }
}
