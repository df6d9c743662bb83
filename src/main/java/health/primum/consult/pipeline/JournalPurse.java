package health.primum.consult.pipeline;

import health.primum.agent.Budget;
import health.primum.consult.ConsultId;
import health.primum.consult.journal.CallJournal;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A consult's money, of which every worker takes. A journal that is away is waited for: that
 * nothing is known of the money is not that there is none, and what a model said is not lost
 * because its price cannot be written down yet.
 */
record JournalPurse(CallJournal journal, ConsultId consult, Items.Hold hold)
    implements Budget.Purse {
  @Override
  public boolean reserve(BigDecimal most) {
    var left = new AtomicBoolean();
    insist(() -> left.set(journal.reserve(consult, most)));
    return left.get();
  }

  @Override
  public void settle(BigDecimal most, BigDecimal cost) {
    insist(() -> journal.settle(consult, most, cost));
  }

  /** A call that was cut off stays cut off. */
  private void insist(Runnable writing) {
    boolean interrupted = Thread.interrupted();
    hold.insist(writing);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
