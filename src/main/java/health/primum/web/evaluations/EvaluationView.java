package health.primum.web.evaluations;

import health.primum.noharm.service.journal.EvaluationOrder;
import health.primum.noharm.service.journal.EvaluationStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an evaluation is.
 *
 * @param evaluation its id
 * @param state {@code accepted}, {@code running}, or at its end {@code done}, {@code cancelled} or
 *     {@code failed}
 * @param itemsDone answers that were given and judged, of {@code itemsTotal}
 * @param costUsd of finished steps so far; a lower bound unless {@code costComplete}
 * @param report where the page is; absent unless done, as is {@code reportJson}
 * @param summary the figures; absent unless done, and in lists
 */
public record EvaluationView(
    String evaluation,
    String state,
    String user,
    String benchmark,
    List<EvaluationBody.ArmBody> arms,
    List<String> judges,
    String instrument,
    String revision,
    long seed,
    int repeats,
    @Nullable String baseline,
    double margin,
    @Nullable String budgetUsd,
    int itemsDone,
    int itemsTotal,
    String costUsd,
    boolean costComplete,
    String acceptedAt,
    @Nullable String endedAt,
    @Nullable String failure,
    @Nullable String report,
    @Nullable String reportJson,
    @Nullable EvaluationSummary summary) {
  static EvaluationView of(EvaluationStatus status, @Nullable EvaluationSummary summary) {
    EvaluationOrder order = status.order();
    Instant ended = status.endedAt();
    BigDecimal budget = order.budget();
    String path = EvaluationsResource.path(status.id());
    boolean done =
        switch (status.state()) {
          case DONE -> true;
          case ACCEPTED, RUNNING, CANCELLED, FAILED -> false;
        };
    return new EvaluationView(
        status.id().value(),
        status.state().label(),
        status.caller().user(),
        order.benchmark(),
        order.arms().stream()
            .map(arm -> new EvaluationBody.ArmBody(arm.name(), arm.team()))
            .toList(),
        order.judges(),
        "v2",
        order.revision().label(),
        order.seed(),
        order.repeats(),
        order.baseline(),
        order.margin(),
        budget == null ? null : budget.toPlainString(),
        status.done(),
        status.total(),
        status.cost().toPlainString(),
        status.complete(),
        status.acceptedAt().toString(),
        ended == null ? null : ended.toString(),
        status.failure(),
        done ? path + "/report" : null,
        done ? path + "/report.json" : null,
        summary);
  }
}
