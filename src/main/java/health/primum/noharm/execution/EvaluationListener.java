package health.primum.noharm.execution;

import health.primum.noharm.work.WorkItem;
import java.math.BigDecimal;

/** Is told how an evaluation goes, one thing at a time. */
public interface EvaluationListener {
  /** Does not listen. */
  EvaluationListener NONE = done -> {};

  /**
   * An item is done, by this run or an earlier one.
   *
   * @param fresh whether this run did at least one of its steps
   * @param scored whether at least one judge could say something of it
   * @param done how many items are, of all arms
   * @param total how many there are
   * @param cost known so far in US dollars, of answers and judges
   * @param complete whether that is all of it
   */
  record Done(
      WorkItem item,
      boolean fresh,
      boolean scored,
      int done,
      int total,
      BigDecimal cost,
      boolean complete) {}

  /**
   * It begins.
   *
   * @param items how many there are
   * @param finished steps that earlier runs finished
   * @param again steps of earlier runs that are tried again
   */
  default void started(int items, int finished, int again) {}

  void item(Done done);
}
