package health.primum.web.evaluations;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.Event;
import health.primum.consult.pipeline.Watches;
import health.primum.noharm.service.Orders;
import health.primum.noharm.service.journal.EvaluationFilter;
import health.primum.noharm.service.journal.EvaluationId;
import health.primum.noharm.service.journal.EvaluationJournal;
import health.primum.noharm.service.journal.EvaluationJournal.Part;
import health.primum.noharm.service.journal.EvaluationPage;
import health.primum.noharm.service.journal.EvaluationState;
import health.primum.noharm.service.journal.EvaluationStatus;
import health.primum.web.asked.Paging;
import health.primum.web.events.EventSource;
import health.primum.web.events.EventStream;
import health.primum.web.limits.CallerSource;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The evaluations that a caller may see: those of its tenant. Thread-safe. */
public final class OwnEvaluations {
  private static final int LONGEST_ID = 100;

  private final EvaluationJournal journal;
  private final Orders orders;
  private final CallerSource callers;
  private final EventStream events;

  public OwnEvaluations(
      EvaluationJournal journal, Orders orders, CallerSource callers, Watches watches) {
    this.journal = journal;
    this.orders = orders;
    this.callers = callers;
    this.events = new EventStream(new Source(journal), watches, EventStream.Pace.USUAL);
  }

  private record Source(EvaluationJournal journal) implements EventSource {
    @Override
    public Subject subject() {
      return Subject.EVALUATION;
    }

    @Override
    public List<Event> events(ConsultId id, long after, int most) {
      return journal.events(new EvaluationId(id.value()), after, most);
    }

    @Override
    public boolean isEnded(ConsultId id) {
      return journal
          .find(new EvaluationId(id.value()))
          .map(found -> found.state().isFinal())
          .orElse(true);
    }
  }

  EventStream events() {
    return events;
  }

  /** Sees that evaluations can be asked for here. */
  void check() {
    orders.check();
  }

  /**
   * One of them.
   *
   * @throws NoEvaluation when there is none; that of another tenant is none
   */
  EvaluationStatus find(String id, SecurityContext security) {
    check();
    if (id.length() > LONGEST_ID || id.isBlank()) {
      throw new NoEvaluation(NoEvaluation.Why.UNKNOWN);
    }
    return journal
        .find(new EvaluationId(id))
        .filter(found -> found.caller().tenant().equals(callers.of(security).tenant()))
        .orElseThrow(() -> new NoEvaluation(NoEvaluation.Why.UNKNOWN));
  }

  EvaluationView view(EvaluationStatus status) {
    boolean done = status.state() == EvaluationState.DONE;
    return EvaluationView.of(
        status,
        done
            ? journal.report(status.id(), Part.JSON).map(EvaluationSummary::of).orElse(null)
            : null);
  }

  /**
   * A page of them, the latest first.
   *
   * @throws health.primum.fault.FaultyInput naming the parameter that cannot be taken
   */
  EvaluationList list(
      SecurityContext security,
      @Nullable String state,
      @Nullable String benchmark,
      @Nullable String team,
      String limit,
      @Nullable String cursor) {
    var filter =
        new EvaluationFilter(
            callers.of(security).tenant(),
            Paging.state(state, List.of(EvaluationState.values()), EvaluationState::label),
            Optional.ofNullable(benchmark),
            Optional.ofNullable(team),
            Optional.ofNullable(cursor),
            Paging.limit(limit));
    List<String> benchmarks = orders.benchmarks();
    EvaluationPage page = journal.page(filter);
    return new EvaluationList(
        benchmarks,
        page.evaluations().stream()
            .map(status -> EvaluationView.of(status, /* summary= */ null))
            .toList(),
        page.next().orElse(null));
  }

  /**
   * A file of its report.
   *
   * @throws NoEvaluation when there is no such evaluation, or no report
   */
  String report(String id, SecurityContext security, Part part) {
    return journal
        .report(find(id, security).id(), part)
        .orElseThrow(() -> new NoEvaluation(NoEvaluation.Why.NO_REPORT));
  }
}
