package health.primum.noharm.service.journal;

import health.primum.consult.journal.Caller;
import health.primum.noharm.work.RunHeader;
import java.time.Instant;
import java.util.Objects;

/**
 * An evaluation as it was accepted: all that a worker needs to carry it out.
 *
 * @param id given when it was accepted
 * @param caller on whose behalf
 * @param order what is evaluated
 * @param header what decided its answers then; a worker that would decide otherwise does not begin
 * @param items how many answers it wants, at least 1
 * @param acceptedAt when
 * @param forgetAfter when nothing of it needs to be kept any more, once it has ended
 */
public record EvaluationJob(
    EvaluationId id,
    Caller caller,
    EvaluationOrder order,
    RunHeader header,
    int items,
    Instant acceptedAt,
    Instant forgetAfter) {
  public EvaluationJob {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(acceptedAt, "acceptedAt");
    Objects.requireNonNull(forgetAfter, "forgetAfter");
    if (items < 1) {
      throw new IllegalArgumentException("an evaluation without items: " + id);
    }
  }

  /** The number of its report, which comes after the items 1 to {@link #items}. */
  public int report() {
    return items + 1;
  }
}
