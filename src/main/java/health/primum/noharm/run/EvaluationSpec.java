package health.primum.noharm.run;

import health.primum.agent.Budget;
import health.primum.fault.FaultyInput;
import health.primum.noharm.comparison.Measure;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.rubric.Benchmark;
import health.primum.noharm.score.ScorerRevision;
import java.util.List;
import java.util.Objects;

/**
 * What to evaluate, on what, and how it is measured.
 *
 * @param benchmark the cases
 * @param arms at least one, their names distinct even where case does not count
 * @param judge who decides what an answer recommends
 * @param revision of the v2 scorer
 * @param seed of the bootstrap
 * @param comparing how arms are compared
 * @param budget what all its consults together are paid from
 * @param repeats how often a team answers each text, at least 1
 */
public record EvaluationSpec(
    Benchmark benchmark,
    List<Arm> arms,
    Judge judge,
    ScorerRevision revision,
    long seed,
    Budget budget,
    Comparing comparing,
    int repeats) {
  public EvaluationSpec {
    Objects.requireNonNull(benchmark, "benchmark");
    arms = List.copyOf(arms);
    Objects.requireNonNull(judge, "judge");
    Objects.requireNonNull(revision, "revision");
    Objects.requireNonNull(budget, "budget");
    Arm.checkAll(arms);
    Objects.requireNonNull(comparing, "comparing");
    if (repeats < 1) {
      throw new FaultyInput("--repeats", "is below 1", "ask at least once");
    }
    String baseline = comparing.baseline();
    if (baseline != null && arms.stream().noneMatch(arm -> arm.name().equals(baseline))) {
      throw new FaultyInput(
          "--baseline",
          "there is no arm '" + baseline + "'",
          "name one of: " + String.join(", ", arms.stream().map(Arm::name).toList()));
    }
  }

  /** Whether the judge is below the floor, so that no headline figure may be shown. */
  public boolean isWithheld() {
    return judge.standing().withheld().isPresent();
  }

  /** What arms may be compared on. */
  List<Measure> measures() {
    return Measure.shown(isWithheld());
  }

  /** Every text answered once. */
  public EvaluationSpec(
      Benchmark benchmark,
      List<Arm> arms,
      Judge judge,
      ScorerRevision revision,
      long seed,
      Budget budget,
      Comparing comparing) {
    this(benchmark, arms, judge, revision, seed, budget, comparing, 1);
  }

  /** Arms compared as is usual. */
  public EvaluationSpec(
      Benchmark benchmark,
      List<Arm> arms,
      Judge judge,
      ScorerRevision revision,
      long seed,
      Budget budget) {
    this(benchmark, arms, judge, revision, seed, budget, Comparing.DEFAULT);
  }
}
