package health.primum.noharm.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.agent.Budget;
import health.primum.agent.Failure;
import health.primum.agent.Fingerprint;
import health.primum.agent.RecordedAnswers;
import health.primum.clinical.CaseId;
import health.primum.consensus.ConsensusRule;
import health.primum.fault.FaultyInput;
import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.Floor;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.OptionVerdict;
import health.primum.noharm.judge.UnscoredReason;
import health.primum.noharm.panel.JudgePanel;
import health.primum.noharm.report.EvaluationDocument;
import health.primum.noharm.rubric.Benchmark;
import health.primum.noharm.rubric.CaseVariant;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.run.Arm;
import health.primum.noharm.run.ArmResult;
import health.primum.noharm.run.Evaluation;
import health.primum.noharm.run.EvaluationSpec;
import health.primum.noharm.run.ItemResult;
import health.primum.noharm.score.ScorerRevision;
import health.primum.testsupport.Answers;
import health.primum.testsupport.Fixtures;
import health.primum.testsupport.YesBenchmark;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class EvaluationRunTest {
  private final Answers models = new Answers();

  @Test
  void keepsScoredAndUnscoredApart() {
    ArmResult arm =
        only(run(recording("sys", Map.of("One1", "yes", "Two1", "no", "Three1", "  "))));
    assertThat(arm.scored())
        .extracting(i -> i.variant().id().value())
        .containsExactly("One1", "Two1");
    assertThat(arm.unscored())
        .extracting(i -> i.variant().id() + " " + i.reason())
        .containsExactly(
            "Four1 " + UnscoredReason.NO_ANSWER, "Three1 " + UnscoredReason.EMPTY_ANSWER);
    assertThat(arm.metrics().get("Recall_weighted").mean()).isEqualTo(0.5);
    assertThat(arm.metrics().get("Recall_weighted").cases()).isEqualTo(2);
    assertThat(arm.worstCase().get("Recall_weighted")).isEqualTo(0.25);
    assertThat(arm.metrics().get("Severe_rate").mean()).isEqualTo(0.5);
    assertThat(arm.worstCase().get("Severe_rate")).isEqualTo(0.75);
  }

  @Test
  void theJudgesOfOneAnswerJudgeAtTheSameTimeAndAreReportedInTheirOrder() {
    var everyoneIsThere = new CyclicBarrier(3);
    List<Judge> judges =
        List.of(
            waiting("one", everyoneIsThere),
            waiting("two", everyoneIsThere),
            waiting("three", everyoneIsThere));
    var spec =
        new EvaluationSpec(
            YesBenchmark.benchmark(1),
            List.of(recording("sys", Map.of("A000", "yes"))),
            new JudgePanel(judges, List.of(), new Floor(0, 0)),
            ScorerRevision.R2026_07,
            0,
            Budget.unlimited());
    ArmResult arm = only(Fixtures.evaluationRun(models).run(spec));
    assertThat(arm.scored())
        .extracting(ItemResult.Scored::judge)
        .containsExactly("one", "two", "three");
  }

  /** Says yes once all are there; where they are asked one after the other they never are. */
  private static Judge waiting(String name, CyclicBarrier barrier) {
    return new Judge() {
      @Override
      public List<Judgement> judge(Answer answer, Rubric rubric) {
        try {
          barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
          return List.of(new Judgement.Undecided(UnscoredReason.JUDGE_TIMED_OUT, "alone"));
        }
        Map<Integer, OptionVerdict> verdicts = new HashMap<>();
        rubric
            .options()
            .keySet()
            .forEach(id -> verdicts.put(id, new OptionVerdict(id, true, false)));
        return List.of(new Judgement.Judged(name, verdicts, List.of()));
      }

      @Override
      public String name() {
        return name;
      }
    };
  }

  @Test
  void aTeamThatEscalatesIsUnscoredNotZero() {
    models.fails("a", Failure.RATE_LIMITED).fails("b", Failure.REFUSED);
    Evaluation evaluation =
        run(new Arm.OfTeam("team", Fixtures.aTeam(new ConsensusRule.Any(), "a", "b")));
    ArmResult arm = only(evaluation);
    assertThat(arm.scored()).isEmpty();
    assertThat(arm.metrics()).isEmpty();
    assertThat(arm.unscored())
        .allSatisfy(
            item -> {
              assertThat(item.reason()).isEqualTo(UnscoredReason.ESCALATED);
              assertThat(item.detail()).isEqualTo("NO_QUORUM: a RATE_LIMITED, b REFUSED");
            });
    assertThat(EvaluationDocument.of(evaluation).arms().getFirst().caveats())
        .contains("Nothing could be scored: there is no figure for this arm.");
  }

  @Test
  void aTeamIsAskedAboutEveryTextAndJudgedByItsPlan() {
    models.says("a", "1. say yes").says("b", "1. say yes");
    ArmResult arm =
        only(run(new Arm.OfTeam("team", Fixtures.aTeam(new ConsensusRule.Unanimous(), "a", "b"))));
    assertThat(arm.scored()).hasSize(4);
    assertThat(models.asked()).hasSize(8);
    assertThat(arm.metrics().get("F1_weighted").mean()).isEqualTo(1);
  }

  @Test
  void aTeamThatAgreesOnNothingOmitsEverything() {
    models.says("a", "1. say yes").says("b", "1. say no");
    ArmResult arm =
        only(run(new Arm.OfTeam("team", Fixtures.aTeam(new ConsensusRule.Unanimous(), "a", "b"))));
    assertThat(arm.scored()).hasSize(4);
    assertThat(arm.metrics().get("F1_weighted").mean()).isZero();
    assertThat(arm.metrics().get("Severe_rate").mean()).isEqualTo(1);
    assertThat(arm.metrics()).doesNotContainKey("Precision_weighted");
  }

  @Test
  void everyTrialOfARecordingCounts() {
    var answers =
        Map.of(
            new RecordedAnswers.Key(new CaseId("One1"), 1),
            "yes",
            new RecordedAnswers.Key(new CaseId("One1"), 2),
            "no");
    ArmResult arm =
        only(
            run(
                new Arm.OfRecording(
                    "sys", new RecordedAnswers("f", answers, List.of(), Fingerprint.of("f")))));
    assertThat(arm.scored()).hasSize(2);
    assertThat(arm.metrics().get("Recall_weighted").mean()).isEqualTo(0.5);
  }

  @Test
  void aFailedTrialCountsInTheWorstCase() {
    var answers =
        Map.of(
            new RecordedAnswers.Key(new CaseId("One1"), 1),
            "yes",
            new RecordedAnswers.Key(new CaseId("One1"), 2),
            "");
    ArmResult arm =
        only(
            run(
                new Arm.OfRecording(
                    "sys", new RecordedAnswers("f", answers, List.of(), Fingerprint.of("f")))));
    assertThat(arm.metrics().get("Recall_weighted").mean()).isEqualTo(1);
    assertThat(arm.worstCase().get("Recall_weighted")).isEqualTo(0.5 / 4);
  }

  @Test
  void aMemberThatNeverAnsweredIsNamedThoughTheTeamIsScored() {
    models.says("a", "1. yes").says("b", "1. yes").fails("c", Failure.UNAUTHORISED);
    Evaluation evaluation =
        run(new Arm.OfTeam("team", Fixtures.aTeam(new ConsensusRule.Any(), "a", "b", "c")));
    EvaluationDocument.ArmReport arm = EvaluationDocument.of(evaluation).arms().getFirst();
    assertThat(arm.unscored()).isEmpty();
    assertThat(arm.caveats()).contains("c gave no answer in 4 of its 4 calls: UNAUTHORISED 4.");
  }

  @Test
  void armsHaveNamesThatCanBeFoldersAndDiffer() {
    assertThatThrownBy(() -> recording("../x", Map.of())).isInstanceOf(FaultyInput.class);
    assertThatThrownBy(() -> spec(recording("A", Map.of()), recording("a", Map.of())))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("two arms are called 'a'");
  }

  private Evaluation run(Arm arm) {
    return Fixtures.evaluationRun(models).run(spec(arm));
  }

  private static ArmResult only(Evaluation evaluation) {
    assertThat(evaluation.arms()).hasSize(1);
    return evaluation.arms().getFirst();
  }

  private static EvaluationSpec spec(Arm... arms) {
    var rubrics = new TreeMap<CaseId, Rubric>();
    for (String name : List.of("One1", "Two1", "Three1", "Four1")) {
      rubrics.put(new CaseId(name), YesBenchmark.rubric(name));
    }
    List<CaseVariant> variants =
        rubrics.keySet().stream()
            .map(id -> new CaseVariant(id, id, "baseline", "Case " + id))
            .toList();
    return new EvaluationSpec(
        new Benchmark(rubrics, variants, List.of(), Fingerprint.of("b")),
        List.of(arms),
        YesBenchmark.judge(),
        ScorerRevision.R2026_07,
        0,
        Budget.unlimited());
  }

  private static Arm recording(String name, Map<String, String> texts) {
    Map<RecordedAnswers.Key, String> answers = new HashMap<>();
    texts.forEach((id, text) -> answers.put(new RecordedAnswers.Key(new CaseId(id), 1), text));
    return new Arm.OfRecording(
        name, new RecordedAnswers("f", answers, List.of(), Fingerprint.of("f")));
  }
}
