package health.primum.web.evaluations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import health.primum.fault.FaultyInput;
import health.primum.noharm.run.Comparing;
import health.primum.noharm.score.ScorerRevision;
import health.primum.noharm.service.journal.EvaluationOrder;
import health.primum.noharm.service.journal.EvaluationOrder.ArmOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as it is asked over HTTP; names only, no paths.
 *
 * @param benchmark one of the service's, by name
 * @param arms teams that take part, at least one
 * @param judges at least one of {@code llm:NAME}, {@code lexical} (no NOHARM score) and {@code
 *     recorded}, the verdicts in the benchmark's folder
 * @param revision of the v2 scorer, {@code 2026-06} or {@code 2026-07}
 * @param seed of the bootstrap; 0 when absent
 * @param repeats how often a team answers each text; 1 when absent
 * @param baseline the arm that others are compared with; absent: the best solo team, else the first
 * @param margin the largest disadvantage of no consequence; 0.02 when absent
 * @param budgetUsd most that it may cost; absent: as much as the service allows
 */
public record EvaluationBody(
    @Nullable String benchmark,
    @Nullable List<ArmBody> arms,
    @Nullable List<String> judges,
    @Nullable String revision,
    @Nullable Long seed,
    @Nullable Integer repeats,
    @Nullable String baseline,
    @Nullable Double margin,
    @Nullable Double budgetUsd) {
  /** A team that takes part; its arm is called as the team is unless it has a name. */
  public record ArmBody(@Nullable String name, @Nullable String team) {}

  @JsonIgnore
  EvaluationOrder order() {
    return new EvaluationOrder(
        needed("benchmark", benchmark, "name one of the service's benchmarks"),
        armOrders(),
        needed("judges", judges, "name at least one judge").stream()
            .map(judge -> needed("judges", judge, "leave null out"))
            .toList(),
        scorer(),
        seed == null ? 0 : seed,
        repeats == null ? 1 : repeats,
        baseline,
        margin == null ? Comparing.DEFAULT_MARGIN : margin,
        budgetUsd == null ? null : amount(budgetUsd));
  }

  private List<ArmOrder> armOrders() {
    var orders = new ArrayList<ArmOrder>();
    for (ArmBody arm : needed("arms", arms, "name at least one team")) {
      String place = "arms[" + orders.size() + "]";
      ArmBody own = needed(place, arm, "leave null out");
      String team = needed(place + ".team", own.team(), "name a team of GET /v1/teams");
      orders.add(new ArmOrder(own.name() == null ? team : own.name(), team));
    }
    return orders;
  }

  private ScorerRevision scorer() {
    String remedy = "name the v2 scorer: 2026-06 or 2026-07";
    return ScorerRevision.ofLabel(needed("revision", revision, remedy))
        .orElseThrow(() -> new FaultyInput("revision", "is not a revision", remedy));
  }

  private static BigDecimal amount(double dollars) {
    if (!Double.isFinite(dollars)) {
      throw new FaultyInput("budgetUsd", "is not an amount", "give US dollars, 0 or more");
    }
    return BigDecimal.valueOf(dollars);
  }

  private static <T> T needed(String field, @Nullable T value, String remedy) {
    if (value == null) {
      throw new FaultyInput(field, "is missing", remedy);
    }
    return value;
  }
}
