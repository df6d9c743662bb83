package health.primum.noharm.execution;

import health.primum.consult.Spending;
import health.primum.noharm.work.Earlier;
import health.primum.noharm.work.WorkItem;
import java.math.BigDecimal;
import java.util.List;

/** Counts what is done and tells the listener. Thread-safe: the listener is told one at a time. */
public final class ProgressCount {
  private final EvaluationListener listener;
  private final int total;
  private int done;
  private BigDecimal cost = BigDecimal.ZERO;
  private boolean complete = true;

  /** Tells the listener that it begins. */
  public ProgressCount(int total, Earlier earlier, EvaluationListener listener) {
    this.listener = listener;
    this.total = total;
    listener.started(total, earlier.finished(), earlier.triedAgain());
  }

  /**
   * An item is done.
   *
   * @param fresh whether this run did at least one of its steps
   * @param spent by all its steps
   */
  public synchronized void done(
      WorkItem item, boolean fresh, boolean scored, List<Spending.Item> spent) {
    done++;
    spent.forEach(this::spent);
    listener.item(new EvaluationListener.Done(item, fresh, scored, done, total, cost, complete));
  }

  private void spent(Spending.Item item) {
    cost = item.cost() == null ? cost : cost.add(item.cost());
    complete &= item.complete();
  }
}
