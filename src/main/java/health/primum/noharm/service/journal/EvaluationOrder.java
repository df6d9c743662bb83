package health.primum.noharm.service.journal;

import health.primum.fault.FaultyInput;
import health.primum.fault.Require;
import health.primum.noharm.score.ScorerRevision;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants evaluated, by names alone: none of them is a path.
 *
 * @param benchmark name of a folder below the service's benchmarks
 * @param arms teams of the roster, 1 to 20
 * @param judges 1 to 10 of {@code llm:NAME}, {@code lexical} and {@code recorded}, which are the
 *     verdicts that lie in the benchmark's folder
 * @param revision of the v2 scorer
 * @param seed of the bootstrap
 * @param repeats how often a team answers each text, 1 to 100
 * @param baseline the arm that others are compared with; null to have one chosen
 * @param margin the largest disadvantage of no consequence, above 0 and below 1
 * @param budget most that it may cost in US dollars; null for no bound
 */
public record EvaluationOrder(
    String benchmark,
    List<ArmOrder> arms,
    List<String> judges,
    ScorerRevision revision,
    long seed,
    int repeats,
    @Nullable String baseline,
    double margin,
    @Nullable BigDecimal budget) {
  private static final int MOST_ARMS = 20;
  private static final int MOST_JUDGES = 10;
  private static final int MOST_REPEATS = 100;
  private static final int LONGEST = 100;

  /**
   * A team that takes part.
   *
   * @param name of the arm; becomes a folder of the report
   * @param team its id
   */
  public record ArmOrder(String name, String team) {
    public ArmOrder {
      Require.text("arms.name", name, LONGEST);
      Require.text("arms.team", team, LONGEST);
    }
  }

  public EvaluationOrder {
    Require.text("benchmark", benchmark, LONGEST);
    arms = List.copyOf(arms);
    Require.atMost("arms", arms, MOST_ARMS);
    judges = List.copyOf(judges);
    Require.atMost("judges", judges, MOST_JUDGES);
    judges.forEach(judge -> Require.text("judges", judge, LONGEST));
    if (judges.isEmpty()) {
      throw new FaultyInput("judges", "is empty", "name at least one judge");
    }
    Objects.requireNonNull(revision, "revision");
    Require.within("repeats", repeats, 1, MOST_REPEATS);
    if (budget != null && budget.signum() < 0) {
      throw new FaultyInput("budgetUsd", "is negative", "give US dollars, 0 or more");
    }
  }
}
