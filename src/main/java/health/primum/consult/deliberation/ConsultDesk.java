package health.primum.consult.deliberation;

import health.primum.agent.Budget;
import health.primum.clinical.ClinicalCase;
import health.primum.consult.Advice;
import health.primum.consult.ConsultId;
import health.primum.consult.ConsultListener;
import health.primum.consult.ConsultRequest;
import health.primum.consult.Team;
import health.primum.fault.FaultyInput;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where consults are taken in, by whichever way they come: gives each its id and refuses what may
 * not be asked here. Thread-safe.
 */
public final class ConsultDesk {
  private final Deliberation deliberation;
  private final Supplier<ConsultId> ids;
  private final boolean production;
  private final @Nullable BigDecimal budget;

  /**
   * A desk.
   *
   * @param production whether advice is for real patients, so that teams with scripted members are
   *     refused
   * @param budget most that any consult may cost, in US dollars, whatever its team allows; null for
   *     no bound
   */
  public ConsultDesk(
      Deliberation deliberation,
      Supplier<ConsultId> ids,
      boolean production,
      @Nullable BigDecimal budget) {
    this.deliberation = deliberation;
    this.ids = ids;
    this.production = production;
    this.budget = budget;
  }

  /**
   * Asks a team.
   *
   * @throws FaultyInput when the team may not be asked in production
   */
  public Advice ask(
      ClinicalCase clinicalCase, Team team, Duration deadline, ConsultListener listener) {
    if (production && !team.isLive()) {
      throw new FaultyInput(
          "team",
          "has members whose answers are scripted or recorded, which is refused in production: "
              + team.id(),
          "ask a team of real models, or set primum.environment=development to try the demonstration");
    }
    return deliberation.deliberate(
        new ConsultRequest(
            ids.get(), clinicalCase, team, deadline, 1, Budget.of(budget).within(team.budget())),
        listener);
  }
}
