package health.primum.noharm.run;

import health.primum.agent.Budget;
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
 * @param budget what all its consults together are paid from
 */
public record EvaluationSpec(
    Benchmark benchmark,
    List<Arm> arms,
    Judge judge,
    ScorerRevision revision,
    long seed,
    Budget budget) {
  public EvaluationSpec {
    Objects.requireNonNull(benchmark, "benchmark");
    arms = List.copyOf(arms);
    Objects.requireNonNull(judge, "judge");
    Objects.requireNonNull(revision, "revision");
    Objects.requireNonNull(budget, "budget");
    Arm.checkAll(arms);
  }
}
