package health.primum.noharm.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.primum.agent.Failure;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.fault.FaultyInput;
import health.primum.noharm.comparison.Difference;
import health.primum.noharm.comparison.Measure;
import health.primum.noharm.comparison.Verdict;
import health.primum.noharm.report.EvaluationDocument;
import health.primum.testsupport.Answers;
import health.primum.testsupport.Fixtures;
import health.primum.testsupport.YesBenchmark;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContrastTest {
  private final Answers models = new Answers();

  @Test
  void comparesEveryArmWithTheOneNamedOnEveryMeasure() {
    Evaluation evaluation =
        run(
            20,
            new Comparing("bad", 0.02),
            good(20),
            YesBenchmark.recording("bad", "n".repeat(20)));
    Difference harm = difference(evaluation, Measure.SEVERE_RATE);
    assertThat(harm.arm()).isEqualTo("good");
    assertThat(harm.interval().mean()).isEqualTo(-1);
    assertThat(harm.verdict()).isEqualTo(Verdict.SUPERIOR);
    assertThat(difference(evaluation, Measure.SEVERE_OMISSIONS).interval().mean()).isEqualTo(-1);
    assertThat(difference(evaluation, Measure.SEVERE_COMMISSIONS).interval().mean()).isZero();
    assertThat(difference(evaluation, Measure.F1_WEIGHTED).verdict()).isEqualTo(Verdict.SUPERIOR);
    assertThat(evaluation.contrast().differences()).hasSize(Measure.values().length);
  }

  /** Precision is undefined where nothing matches: such a pair is no zero. */
  @Test
  void whatIsUndefinedIsNotPairedAndHasBounds() {
    Evaluation evaluation =
        run(12, new Comparing("good", 0.02), good(12), YesBenchmark.recording("x", "nnyyyyyyyyyy"));
    Difference precision = difference(evaluation, Measure.PRECISION_WEIGHTED);
    assertThat(precision.interval().cases()).isEqualTo(10);
    assertThat(precision.unpaired()).isEqualTo(2);
    assertThat(precision.bounds().orElseThrow().least()).isCloseTo(-2.0 / 12, within(1e-12));
    assertThat(precision.bounds().orElseThrow().most()).isZero();
  }

  @Test
  void anUnscoredCaseIsBoundedByEveryHarmItsRubricKnows() {
    Evaluation evaluation =
        run(12, new Comparing("good", 0.02), good(12), YesBenchmark.recording("x", "yyyyyyyyyy--"));
    Difference harms = difference(evaluation, Measure.SEVERE_HARMS);
    assertThat(harms.interval().cases()).isEqualTo(10);
    assertThat(harms.bounds().orElseThrow().most()).isCloseTo(2.0 / 12, within(1e-12));
    assertThat(harms.bounds().orElseThrow().least()).isZero();
  }

  @Test
  void theBaselineIsTheBestSoloTeamAndTheReportSaysWhatThatDoes() {
    models.says("a", "1. say no").says("b", "1. say yes").says("c", "1. say yes");
    Evaluation evaluation =
        run(
            3,
            Comparing.DEFAULT,
            good(3),
            new Arm.OfTeam("worse", Fixtures.solo("a")),
            new Arm.OfTeam("better", Fixtures.solo("b")),
            new Arm.OfTeam("later", Fixtures.solo("c")));
    assertThat(evaluation.contrast().baseline())
        .isEqualTo(new Baseline("better", Baseline.How.BEST_SOLO, 3));
    assertThat(EvaluationDocument.of(evaluation).comparison().chosen())
        .contains("best of 3 solo teams", "on these very cases");
  }

  /** One easy case answered well is no better mean than two of three. */
  @Test
  void aSoloTeamThatFailedElsewhereIsNotTheBaseline() {
    models
        .does(
            "a",
            request ->
                isFirst(request)
                    ? Answers.said("1. say yes")
                    : new ModelReply.Failed(Failure.TIMED_OUT, "told to"))
        .does("b", request -> Answers.said(isFirst(request) ? "1. say no" : "1. say yes"));
    Evaluation evaluation =
        run(
            3,
            Comparing.DEFAULT,
            new Arm.OfTeam("failing", Fixtures.solo("a")),
            new Arm.OfTeam("answering", Fixtures.solo("b")));
    assertThat(evaluation.contrast().baseline().arm()).isEqualTo("answering");
  }

  @Test
  void withoutASoloTeamTheFirstArmIsTheBaseline() {
    Evaluation evaluation = run(3, Comparing.DEFAULT, good(3), YesBenchmark.recording("x", "nnn"));
    assertThat(evaluation.contrast().baseline())
        .isEqualTo(new Baseline("good", Baseline.How.FIRST, 2));
  }

  @Test
  void badSettingsAreNamed() {
    assertThatThrownBy(() -> run(3, new Comparing("nobody", 0.02), good(3)))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("there is no arm 'nobody'");
    assertThatThrownBy(() -> new Comparing(null, 0)).isInstanceOf(FaultyInput.class);
    assertThatThrownBy(() -> new Comparing(null, Double.NaN)).isInstanceOf(FaultyInput.class);
  }

  @Test
  void nothingScoredAndNoCasesGiveNoFigureAndNoVerdict() {
    for (int cases : new int[] {0, 1, 4}) {
      Evaluation evaluation =
          run(cases, Comparing.DEFAULT, good(0), YesBenchmark.recording("x", ""));
      assertThat(evaluation.contrast().differences())
          .allSatisfy(
              d -> {
                assertThat(d.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
                assertThat(d.interval().mean()).isNaN();
              });
      EvaluationDocument.ArmReport arm = EvaluationDocument.of(evaluation).arms().getFirst();
      assertThat(arm.metrics()).isEmpty();
      assertThat(arm.caveats())
          .contains("Nothing could be scored: there is no figure for this arm.");
      assertThat(arm.unscored()).isEqualTo(cases == 0 ? Map.of() : Map.of("NO_ANSWER", cases));
      assertThat(arm.derived().numberNeededToHarm().words()).isEqualTo("no case has a score");
    }
  }

  @Test
  void noHarmSeenIsNotHarmRuledOut() {
    EvaluationDocument.ArmReport arm =
        EvaluationDocument.of(run(20, Comparing.DEFAULT, good(20))).arms().getFirst();
    assertThat(arm.derived().numberNeededToHarm().value()).isNull();
    assertThat(arm.derived().numberNeededToHarm().words())
        .isEqualTo("no severe harm in 20 cases; one case in 5.9 is not ruled out");
    assertThat(arm.derived().severeOmissionShare().value()).isNull();
  }

  private static boolean isFirst(ModelRequest request) {
    return request.clinicalCase().id().value().equals("A000");
  }

  private static Arm good(int cases) {
    return YesBenchmark.recording("good", "y".repeat(cases));
  }

  private static Difference difference(Evaluation evaluation, Measure measure) {
    return evaluation.contrast().differences().stream()
        .filter(d -> d.measure() == measure)
        .findFirst()
        .orElseThrow();
  }

  private Evaluation run(int cases, Comparing comparing, Arm... arms) {
    return Fixtures.evaluationRun(models).run(YesBenchmark.spec(cases, comparing, arms));
  }
}
