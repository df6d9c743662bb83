package health.primum.noharm.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.Budget;
import health.primum.consensus.ConsensusRule;
import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.PlannedCall;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.run.Arm;
import health.primum.noharm.run.Comparing;
import health.primum.noharm.run.EvaluationSpec;
import health.primum.noharm.score.ScorerRevision;
import health.primum.testsupport.Fixtures;
import health.primum.testsupport.YesBenchmark;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimatorTest {
  @Test
  void everyCallIsCountedWithTheLengthOfWhatIsSent() {
    Estimate estimate =
        Estimator.of(
            spec(
                3,
                new Arm.OfTeam("pair", Fixtures.aTeam(new ConsensusRule.Any(), "a", "b")),
                YesBenchmark.recording("kept", "yn--")));
    // Four texts three times, and four of a recording, two of which it has not.
    assertThat(estimate.answers()).isEqualTo(12 + 4);
    assertThat(estimate.judgements()).isEqualTo(12 + 2);
    assertThat(estimate.calls())
        .extracting(call -> call.purpose() + " " + call.agent().id() + " " + call.calls())
        .containsExactly("pair, propose a 12", "pair, propose b 12", "asking, match j 14");
    // "You advise." and "{{case}}" are 19 characters, "Case A000" is 9.
    CallEstimate first = estimate.calls().getFirst();
    assertThat(first.inputTokens()).isEqualTo(12 * 28 / 4);
    assertThat(first.outputTokens()).isEqualTo(12 * 500);
    // 1,500 for each answer to come; "yes" and "no".
    assertThat(estimate.calls().getLast().inputTokens()).isEqualTo((12 * 1_500 + 5 + 3) / 4);
    assertThat(estimate.liveCalls()).isEqualTo(38);
  }

  @Test
  void anUnknownPriceIsNoPriceOfZero() {
    Estimate estimate = Estimator.of(spec(1, new Arm.OfTeam("solo", Fixtures.solo("a"))));
    assertThat(estimate.isComplete()).isFalse();
    assertThat(estimate.calls().getFirst().least()).isNull();
    assertThat(Estimator.of(spec(1, YesBenchmark.recording("kept", "----"))).isComplete()).isTrue();
  }

  private static EvaluationSpec spec(int repeats, Arm... arms) {
    return new EvaluationSpec(
        YesBenchmark.benchmark(4),
        List.of(arms),
        new AskingJudge(),
        ScorerRevision.R2026_07,
        0,
        Budget.unlimited(),
        Comparing.DEFAULT,
        repeats);
  }

  /** Plans one call an answer, and sends the answer alone. */
  private static final class AskingJudge implements Judge {
    @Override
    public List<Judgement> judge(Answer answer, Rubric rubric) {
      throw new AssertionError("an estimate asks nobody");
    }

    @Override
    public List<PlannedCall> calls(Rubric rubric, int answerLength) {
      return List.of(new PlannedCall(Fixtures.anAgent("j"), "match", answerLength));
    }

    @Override
    public String name() {
      return "asking";
    }
  }
}
