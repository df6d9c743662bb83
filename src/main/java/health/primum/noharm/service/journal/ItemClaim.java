package health.primum.noharm.service.journal;

import health.primum.noharm.work.ItemLog;
import java.util.List;
import java.util.Objects;

/**
 * An item of an evaluation that a worker has taken, or its report.
 *
 * @param job of which evaluation
 * @param number 1 for the first of its workload; {@link EvaluationJob#report} for the report
 * @param steps kept earlier: of this item, and for the report of all; in the order of keeping
 */
public record ItemClaim(EvaluationJob job, int number, List<ItemLog.Line> steps) {
  public ItemClaim {
    Objects.requireNonNull(job, "job");
    steps = List.copyOf(steps);
  }

  public boolean isReport() {
    return number == job.report();
  }

  @Override
  public String toString() {
    return "ItemClaim[" + job.id() + ", " + number + "]";
  }
}
