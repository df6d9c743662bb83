package health.primum.noharm.service.journal;

import health.primum.fault.Require;
import java.util.Optional;

/**
 * Which evaluations to list.
 *
 * @param tenant whose
 * @param state only these
 * @param benchmark only on this one
 * @param team only those in which it takes part
 * @param cursor where the page before ended; empty for the first
 * @param most how many, 1 to 200
 */
public record EvaluationFilter(
    String tenant,
    Optional<EvaluationState> state,
    Optional<String> benchmark,
    Optional<String> team,
    Optional<String> cursor,
    int most) {
  private static final int LONGEST = 100;

  public EvaluationFilter {
    benchmark.ifPresent(name -> Require.text("benchmark", name, LONGEST));
    team.ifPresent(name -> Require.text("team", name, LONGEST));
  }

  /** The latest of a tenant's. */
  public static EvaluationFilter latest(String tenant, int most) {
    return new EvaluationFilter(
        tenant, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), most);
  }
}
