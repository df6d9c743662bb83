package health.primum.noharm.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.primum.agent.Budget;
import health.primum.agent.Fingerprint;
import health.primum.agent.judging.Degree;
import health.primum.clinical.Appropriateness;
import health.primum.clinical.CaseId;
import health.primum.clinical.Category;
import health.primum.fault.FaultyInput;
import health.primum.noharm.execution.EvaluationListener;
import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.Calibration;
import health.primum.noharm.judge.Floor;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.OptionVerdict;
import health.primum.noharm.judge.UnscoredReason;
import health.primum.noharm.rubric.AbstractionType;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.rubric.RubricOption;
import health.primum.noharm.stats.Interval;
import health.primum.noharm.stats.Proportion;
import health.primum.noharm.work.ItemLog;
import health.primum.noharm.work.Turns;
import health.primum.testsupport.MemoryLogs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class CalibrationRunTest {
  /** Labels of two questions: + made, - omitted; and what the judge finds. */
  private static final LabelledSet SET = set("++--", "+---");

  @Test
  void countsByHand() {
    // Question 1: one made statement missed, one omission found. Question 2: all right.
    Calibration c = calibrate(finding("+-+-", "+---"), SET);
    assertThat(c.clusters()).isEqualTo(2);
    assertThat(c.statements()).isEqualTo(8);
    assertThat(c.omissionRecall().value()).isEqualTo(4.0 / 5);
    assertThat(c.omissionRecall().of()).isEqualTo(5);
    assertThat(c.omissionPrecision().value()).isEqualTo(4.0 / 5);
    assertThat(c.matchRecall().value()).isEqualTo(2.0 / 3);
    assertThat(c.matchPrecision().value()).isEqualTo(2.0 / 3);
    assertThat(c.baseRate()).isEqualTo(5.0 / 8);
    // 16 values, 6 found and 10 omitted; 2 of 8 pairs differ: 1 - 15 x 2 / (6 x 10).
    assertThat(c.alpha()).isCloseTo(0.5, within(1e-12));
    // Residuals 1 - 4/5 x 2 and 3 - 4/5 x 3, times 2/5: SE 0.24, worth 0.16 / 0.0576 statements.
    Interval byHand = Proportion.interval(0.8, 0.24, 5);
    assertThat(c.omissionRecall().low()).isCloseTo(byHand.low(), within(1e-9));
    assertThat(c.omissionRecall().high()).isCloseTo(byHand.high(), within(1e-9));
  }

  @Test
  void aJudgeThatCallsEverythingOmittedIsSeenThrough() {
    Calibration c = calibrate(finding("----", "----"), SET);
    assertThat(c.omissionRecall().value()).isEqualTo(1);
    // Right on all of two questions is no certainty: the exact interval of 2 of 2.
    assertThat(c.omissionRecall().low()).isCloseTo(Math.sqrt(0.025), within(1e-9));
    assertThat(c.omissionRecall().high()).isEqualTo(1);
    assertThat(c.omissionPrecision().value()).isEqualTo(c.baseRate());
    assertThat(c.matchPrecision().value()).isNaN();
    assertThat(new Floor(0.8, 0.8).missedBy(c).orElseThrow())
        .startsWith(
            "test is below the floor against physicians: omission recall 1.000 (floor 0.80), omission precision 0.625 (floor 0.80)");
  }

  @Test
  void aPerfectJudgeIsAboveTheFloor() {
    Calibration c = calibrate(finding("++--", "+---"), SET);
    assertThat(new Floor(1, 1).missedBy(c)).isEmpty();
  }

  @Test
  void whatItCannotJudgeIsCountedAndInNoRate() {
    Calibration c = calibrate(finding("++--", "?"), SET);
    assertThat(c.statements()).isEqualTo(4);
    assertThat(c.undecided()).isEqualTo(4);
    assertThat(c.clusters()).isEqualTo(1);
    assertThat(c.omissionRecall().of()).isEqualTo(2);
  }

  @Test
  void aJudgeThatJudgesNothingHasNoCalibration() {
    assertThatThrownBy(() -> calibrate(finding("?", "?"), SET)).isInstanceOf(FaultyInput.class);
  }

  @Test
  void whereverItDiesItGoesOnToTheSameFiguresAndJudgesNothingTwice() {
    Calibration whole = calibrate(finding("+-+-", "+---"), SET);
    for (int lives = 0; lives < 4; lives++) {
      var logs = new MemoryLogs();
      int last = lives;
      assertThatThrownBy(() -> calibrate(finding("+-+-", "+---"), logs.log(last, true)))
          .isInstanceOf(MemoryLogs.Killed.class);
      // What was judged before it died is not judged otherwise afterwards.
      Calibration after =
          calibrate(
              finding(lives >= 1 ? "----" : "+-+-", lives >= 3 ? "----" : "+---"),
              logs.log(99, true));
      assertThat(after).isEqualTo(whole);
      assertThat(logs.steps()).hasSize(4);
    }
  }

  @Test
  void aJudgeThatWasLateIsAskedAgain() {
    var logs = new MemoryLogs();
    calibrate(finding("++--", "?"), logs.log(99, true));
    assertThat(calibrate(finding("----", "+---"), logs.log(99, true)))
        .isEqualTo(calibrate(finding("++--", "+---"), SET));
  }

  @Test
  void twoAnswersOfOneSystemToOneQuestionBothCount() {
    LabelledSet one = set("++--");
    var twice =
        new LabelledSet(
            "twice",
            List.of(one.answers().getFirst(), one.answers().getFirst()),
            List.of(),
            Fingerprint.of("twice"));
    assertThat(calibrate(finding("++--", ""), twice).statements()).isEqualTo(8);
  }

  private static Calibration calibrate(Judge judge, ItemLog log) {
    return new CalibrationRun(new Turns(Executors.newVirtualThreadPerTaskExecutor(), 1))
        .run(judge, SET, Budget.unlimited(), log, EvaluationListener.NONE);
  }

  private static LabelledSet set(String... labels) {
    var answers = new ArrayList<LabelledAnswer>();
    for (int q = 0; q < labels.length; q++) {
      var question = new CaseId("Q" + (q + 1));
      var options = new ArrayList<RubricOption>();
      Map<Integer, Boolean> made = new HashMap<>();
      for (int i = 1; i <= labels[q].length(); i++) {
        var eight = new Appropriateness(8);
        options.add(
            new RubricOption(
                i,
                "statement " + i,
                Category.COUNSELING,
                eight,
                eight,
                false,
                "",
                AbstractionType.NONE,
                Set.of()));
        made.put(i, labels[q].charAt(i - 1) == '+');
      }
      answers.add(
          new LabelledAnswer(
              Rubric.of(question, "A question.", "", options),
              new Answer("model", question, 1, "An answer."),
              made));
    }
    return new LabelledSet("by hand", answers, List.of(), Fingerprint.of("set"));
  }

  private static Judge finding(String first, String second) {
    return new Judge() {
      @Override
      public List<Judgement> judge(Answer answer, Rubric rubric) {
        String found = answer.variant().value().equals("Q1") ? first : second;
        if (found.equals("?")) {
          return List.of(new Judgement.Undecided(UnscoredReason.JUDGE_TIMED_OUT, "late"));
        }
        Map<Integer, OptionVerdict> verdicts = new HashMap<>();
        for (int i = 1; i <= found.length(); i++) {
          verdicts.put(i, OptionVerdict.of(i, found.charAt(i - 1) == '+' ? Degree.YES : Degree.NO));
        }
        return List.of(new Judgement.Judged("test", verdicts, List.of()));
      }

      @Override
      public String name() {
        return "test";
      }
    };
  }

  private static Calibration calibrate(Judge judge, LabelledSet set) {
    return new CalibrationRun(new Turns(Executors.newVirtualThreadPerTaskExecutor(), 2))
        .run(judge, set, Budget.unlimited(), ItemLog.NONE, EvaluationListener.NONE);
  }
}
