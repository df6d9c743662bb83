package health.primum.consult;

import health.primum.agent.Budget;
import health.primum.clinical.ClinicalCase;
import health.primum.fault.FaultyInput;
import java.time.Duration;
import java.util.Objects;

/**
 * A question to a team.
 *
 * @param id of this consult
 * @param clinicalCase what about
 * @param team whom to ask
 * @param deadline for the whole consult: above zero, never longer than the team's
 * @param trial 1 for the first repeat of the same question; above 1 only in evaluations
 * @param budget what its calls are paid from
 */
public record ConsultRequest(
    ConsultId id,
    ClinicalCase clinicalCase,
    Team team,
    Duration deadline,
    int trial,
    Budget budget) {
  public ConsultRequest {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(clinicalCase, "clinicalCase");
    Objects.requireNonNull(team, "team");
    if (!deadline.isPositive() || deadline.compareTo(team.deadline()) > 0) {
      throw new FaultyInput(
          "deadline",
          "is not above zero and at most the team's " + team.deadline().toMillis() + " ms",
          "shorten it or leave it out");
    }
    if (trial < 1) {
      throw new IllegalArgumentException("trial " + trial + " is below 1");
    }
    Objects.requireNonNull(budget, "budget");
  }

  /** The first asking, with the team's own deadline and budget. */
  public static ConsultRequest of(ConsultId id, ClinicalCase clinicalCase, Team team) {
    return new ConsultRequest(id, clinicalCase, team, team.deadline(), 1, Budget.of(team.budget()));
  }
}
