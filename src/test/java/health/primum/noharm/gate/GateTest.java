package health.primum.noharm.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.agent.Fingerprint;
import health.primum.fault.FaultyInput;
import health.primum.noharm.comparison.CaseValues;
import health.primum.noharm.comparison.Measure;
import health.primum.noharm.comparison.Side;
import health.primum.noharm.gate.Gate.Outcome;
import health.primum.noharm.gate.KeptReport.KeptArm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final IntToDoubleFunction SAME = i -> 0;

  @Test
  void anUnchangedArmHoldsHoweverFewItsCases() {
    Outcome outcome = decide(report(5, SAME), report(5, SAME));
    assertThat(outcome).isInstanceOf(Outcome.Holds.class);
    assertThat(((Outcome.Holds) outcome).reason()).contains("nothing has changed");
  }

  @Test
  void aSmallCertainChangeHolds() {
    assertThat(decide(report(60, SAME), report(60, i -> i % 2 == 0 ? 0.005 : -0.004)))
        .isInstanceOf(Outcome.Holds.class);
  }

  @Test
  void aWorseArmIsARegression() {
    Outcome outcome = decide(report(60, SAME), report(60, i -> -0.1 - 0.001 * (i % 7)));
    assertThat(outcome).isInstanceOf(Outcome.Regression.class);
    assertThat(((Outcome.Regression) outcome).reasons()).containsExactly("F1_weighted is worse");
  }

  @Test
  void tooFewCasesCannotTell() {
    Outcome outcome = decide(report(6, SAME), report(6, i -> -0.3 - 0.01 * i));
    assertThat(outcome).isInstanceOf(Outcome.CannotTell.class);
    assertThat(((Outcome.CannotTell) outcome).reasons())
        .containsExactly("F1_weighted: 6 cases are fewer than the 15 it takes");
  }

  @Test
  void muchNoiseCannotTellAndSaysWhatItWouldTake() {
    var random = new Random(2);
    double[] noise = random.doubles(30, -0.3, 0.3).toArray();
    Outcome outcome = decide(report(30, SAME), report(30, i -> noise[i]));
    assertThat(outcome).isInstanceOf(Outcome.CannotTell.class);
    assertThat(((Outcome.CannotTell) outcome).reasons().getFirst())
        .contains("30 cases do not rule out", "it would take about");
  }

  @Test
  void anArmDoesNotPassByLeavingCasesUnscored() {
    KeptReport before = report(60, SAME);
    KeptReport after = report(60, i -> i % 2 == 0 ? 0.004 : -0.003, 10, "j", "2026-07", "b");
    Outcome outcome = decide(before, after);
    assertThat(outcome).isInstanceOf(Outcome.CannotTell.class);
    assertThat(((Outcome.CannotTell) outcome).reasons())
        .containsExactly("F1_weighted keeps the margin only if what is unscored is left out");
  }

  @Test
  void nothingScoredCannotTell() {
    Outcome outcome =
        decide(report(3, SAME, 3, "j", "2026-07", "b"), report(3, SAME, 3, "j", "2026-07", "b"));
    assertThat(((Outcome.CannotTell) outcome).reasons())
        .containsExactly("F1_weighted: no case has a value in both");
  }

  @Test
  void whatWasNotMeasuredAlikeIsNotComparedAndEachReasonIsNamed() {
    KeptReport before = report(20, SAME);
    assertThat(reasons(before, report(20, SAME, 0, "k", "2026-06", "b")))
        .containsExactly(
            "scorer revisions differ: 2026-07 and 2026-06", "judges differ: [j] and [k]");
    assertThat(reasons(before, report(19, SAME)).getFirst())
        .isEqualTo("case sets differ: only in the first [A019], only in the second []");
    assertThat(reasons(before, report(20, SAME, 0, "j", "2026-07", "other")).getFirst())
        .startsWith("the cases have the same ids but other texts or rubrics");
  }

  @Test
  void aJudgeWithAnotherPromptIsAnotherJudge() {
    KeptReport before = report(20, SAME);
    assertThat(reasons(before, report(20, SAME, 0, "j", "other", "2026-07", "b")).getFirst())
        .startsWith("models, prompts or settings of judge j differ: ");
  }

  @Test
  void whatAJudgeBelowTheFloorMeasuredIsNotComparedAndTheReasonIsNamed() {
    KeptReport shown = report(20, SAME);
    var withheld =
        new KeptReport(
            "after",
            shown.fingerprint(),
            shown.instrument(),
            shown.revision(),
            shown.judge(),
            shown.judges(),
            Optional.of("lexical misses the floor"),
            shown.benchmark(),
            shown.cases(),
            shown.arms());
    assertThat(reasons(shown, withheld))
        .containsExactly("after withholds F1_weighted: lexical misses the floor");
    Outcome ofRecall =
        new Gate(List.of(Measure.RECALL_WEIGHTED), 0.02, 1_000, 0)
            .decide(shown, shown.arm(null), withheld, withheld.arm(null));
    assertThat(ofRecall).isNotInstanceOf(Outcome.NotComparable.class);
  }

  @Test
  void anArmMustBeNamedWhereThereAreSeveral() {
    KeptReport one = report(3, SAME);
    KeptArm arm = one.arms().getFirst();
    var two =
        new KeptReport(
            "r",
            one.fingerprint(),
            "i",
            "r",
            "j",
            Map.of(),
            Optional.empty(),
            one.benchmark(),
            one.cases(),
            List.of(arm, arm));
    assertThat(one.arm(null)).isEqualTo(arm);
    assertThatThrownBy(() -> two.arm(null))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("has 2 arms");
    assertThatThrownBy(() -> one.arm("none"))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("has no arm 'none'");
  }

  private static List<String> reasons(KeptReport before, KeptReport after) {
    return ((Outcome.NotComparable) decide(before, after)).reasons();
  }

  private static Outcome decide(KeptReport before, KeptReport after) {
    return new Gate(List.of(Measure.F1_WEIGHTED), 0.02, 1_000, 0)
        .decide(before, before.arm(null), after, after.arm(null));
  }

  private static KeptReport report(int cases, IntToDoubleFunction change) {
    return report(cases, change, 0, "j", "2026-07", "b");
  }

  private static KeptReport report(
      int cases,
      IntToDoubleFunction change,
      int unscored,
      String judge,
      String revision,
      String benchmark) {
    return report(cases, change, unscored, judge, "settings", revision, benchmark);
  }

  private static KeptReport report(
      int cases,
      IntToDoubleFunction change,
      int unscored,
      String judge,
      String settings,
      String revision,
      String benchmark) {
    var values = new ArrayList<CaseValues>();
    for (int i = 0; i < cases; i++) {
      String id = "A%03d".formatted(i);
      String label = Measure.F1_WEIGHTED.label();
      values.add(
          i < unscored
              ? new CaseValues(id, 0, 1, 1, 1, Map.of(), Map.of(label, 0.0), Map.of(label, 1.0))
              : new CaseValues(
                  id,
                  1,
                  0,
                  1,
                  1,
                  Map.of(label, 0.5 + 0.004 * (i % 11) + change.applyAsDouble(i)),
                  Map.of(),
                  Map.of()));
    }
    return new KeptReport(
        "report",
        Fingerprint.of("report"),
        "NOHARM v2 (free text)",
        revision,
        "recorded:" + judge,
        Map.of(judge, Fingerprint.of(settings)),
        Optional.empty(),
        Fingerprint.of(benchmark),
        values.stream().map(CaseValues::id).toList(),
        List.of(
            new KeptArm(
                "a", Optional.empty(), Fingerprint.of("a"), List.of(judge), Side.of("a", values))));
  }
}
