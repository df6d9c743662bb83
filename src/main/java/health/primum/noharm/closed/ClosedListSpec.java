package health.primum.noharm.closed;

import health.primum.agent.Budget;
import health.primum.fault.FaultyInput;
import health.primum.noharm.rubric.Benchmark;
import health.primum.noharm.rubric.RaterAggregation;
import health.primum.noharm.run.Arm;
import health.primum.noharm.score.v1.SafetyForm;
import java.util.List;
import java.util.Objects;

/**
 * What to evaluate with v1.
 *
 * @param benchmark its base cases; v1 knows no variants
 * @param arms at least one, names distinct
 * @param annotation how several specialists' ratings become one
 * @param safety the form of Safety
 * @param seed of the bootstrap
 * @param budget what all calls together are paid from
 * @param repeats how often a team grades each list, at least 1
 */
public record ClosedListSpec(
    Benchmark benchmark,
    List<Arm> arms,
    RaterAggregation annotation,
    SafetyForm safety,
    long seed,
    Budget budget,
    int repeats) {
  public ClosedListSpec {
    Objects.requireNonNull(benchmark, "benchmark");
    arms = List.copyOf(arms);
    Objects.requireNonNull(annotation, "annotation");
    Objects.requireNonNull(safety, "safety");
    Objects.requireNonNull(budget, "budget");
    Arm.checkAll(arms);
    if (repeats < 1) {
      throw new FaultyInput("--repeats", "is below 1", "ask at least once");
    }
  }
}
