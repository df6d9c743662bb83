package health.primum.noharm.service.journal;

import health.primum.consult.journal.Caller;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as a caller may see it.
 *
 * @param done how many items are
 * @param total how many there are
 * @param cost of finished steps so far, in US dollars
 * @param complete whether that is all of it; false where a price is not known
 * @param endedAt null while it has not
 * @param failure why it failed, in the service's own words; null unless it did
 */
public record EvaluationStatus(
    EvaluationId id,
    Caller caller,
    EvaluationOrder order,
    EvaluationState state,
    int done,
    int total,
    BigDecimal cost,
    boolean complete,
    Instant acceptedAt,
    @Nullable Instant endedAt,
    @Nullable String failure) {
  public EvaluationStatus {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(cost, "cost");
    Objects.requireNonNull(acceptedAt, "acceptedAt");
  }
}
