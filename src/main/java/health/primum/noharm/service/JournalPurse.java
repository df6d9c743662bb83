package health.primum.noharm.service;

import health.primum.agent.Budget;
import health.primum.consult.journal.JournalUnavailable;
import health.primum.noharm.service.journal.EvaluationId;
import health.primum.noharm.service.journal.EvaluationJournal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * An evaluation's money, of which every worker takes. A journal that is away is waited for: that
 * nothing is known of the money is not that there is none.
 */
record JournalPurse(EvaluationJournal journal, EvaluationId evaluation, String holder)
    implements Budget.Purse {
  private static final Duration PAUSE = Duration.ofMillis(500);

  @Override
  public boolean reserve(BigDecimal most) {
    return insist(() -> journal.reserve(evaluation, holder, most));
  }

  @Override
  public void settle(BigDecimal most, BigDecimal cost) {
    insist(
        () -> {
          journal.settle(evaluation, holder, most, cost);
          return true;
        });
  }

  private static boolean insist(BooleanSupplier writing) {
    while (true) {
      try {
        return writing.getAsBoolean();
      } catch (JournalUnavailable away) {
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped while the journal was away");
    }
  }
}
