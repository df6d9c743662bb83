package health.primum.consult.deliberation;

import health.primum.agent.Budget;
import health.primum.clinical.ClinicalCase;
import health.primum.consult.Advice;
import health.primum.consult.ConsultId;
import health.primum.consult.ConsultListener;
import health.primum.consult.ConsultRequest;
import health.primum.consult.ConsultTerms;
import health.primum.consult.Team;
import health.primum.consult.document.AdviceDocument;
import health.primum.consult.evaluation.Evaluated;
import health.primum.consult.evaluation.EvaluationRegistry;
import health.primum.consult.evaluation.NotEvaluated;
import health.primum.fault.FaultyInput;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Where consults are taken in, by whichever way they come: gives each its id and refuses what may
 * not be asked here. Thread-safe.
 */
public final class ConsultDesk {
  private final Deliberation deliberation;
  private final Supplier<ConsultId> ids;
  private final ConsultTerms terms;
  private final EvaluationRegistry evaluations;

  public ConsultDesk(
      Deliberation deliberation,
      Supplier<ConsultId> ids,
      ConsultTerms terms,
      EvaluationRegistry evaluations) {
    this.deliberation = deliberation;
    this.ids = ids;
    this.terms = terms;
    this.evaluations = evaluations;
  }

  /**
   * Asks a team.
   *
   * @throws FaultyInput when the team may not be asked in production
   * @throws NotEvaluated when it may be asked only with a report, and has none
   */
  public Advice ask(
      ClinicalCase clinicalCase, Team team, Duration deadline, ConsultListener listener) {
    admit(team);
    return deliberation.deliberate(
        new ConsultRequest(
            ids.get(),
            clinicalCase,
            team,
            deadline,
            1,
            Budget.of(terms.budget()).within(team.budget())),
        listener);
  }

  /** Carries out a consult that was taken in before, to what is kept of it. */
  public AdviceDocument carryOut(ConsultRequest request, ConsultListener listener) {
    return AdviceDocument.of(deliberation.deliberate(request, listener), evaluated(request.team()));
  }

  /**
   * Whether a team may be asked here.
   *
   * @throws FaultyInput when it may not be asked in production
   * @throws NotEvaluated when it may be asked only with a report, and has none
   */
  public void admit(Team team) {
    if (terms.production() && !team.isLive()) {
      throw new FaultyInput(
          "team",
          "has members whose answers are scripted or recorded, which is refused in production: "
              + team.id(),
          "ask a team of real models, or set primum.environment=development to try the demonstration");
    }
    if (terms.evaluatedOnly()) {
      requireEvaluated(team);
    }
  }

  public ConsultTerms terms() {
    return terms;
  }

  /** Whether a team's configuration, as it is, was evaluated. */
  public Evaluated evaluated(Team team) {
    return evaluations.of(team.id().value(), team.fingerprint());
  }

  private void requireEvaluated(Team team) {
    String found =
        switch (evaluated(team)) {
          case Evaluated.Current current -> "";
          case Evaluated.Stale(var old) ->
              "was evaluated on %s with another configuration: %s".formatted(old.date(), team.id());
          case Evaluated.Never never -> "has no registered evaluation: " + team.id();
        };
    if (!found.isEmpty()) {
      throw new NotEvaluated(
          new FaultyInput(
              "team",
              found,
              "evaluate it and run 'primum register', or set primum.require-evaluated=false"));
    }
  }
}
