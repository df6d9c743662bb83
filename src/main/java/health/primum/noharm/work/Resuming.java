package health.primum.noharm.work;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * Does a step unless an earlier run finished it, and keeps it as soon as it is done. Thread-safe.
 */
public final class Resuming {
  private final Earlier earlier;
  private final ItemLog log;

  public Resuming(Earlier earlier, ItemLog log) {
    this.earlier = earlier;
    this.log = log;
  }

  /** The answer to an item, asked for only where there is none. */
  public Kept.Answer answer(WorkItem item, Supplier<Kept.Answer> ask) {
    return earlier.answer(item).orElseGet(() -> kept(ask.get()));
  }

  /** A judge's word on it, asked for only where there is none. */
  public Kept.Verdict verdict(WorkItem item, String judge, Supplier<Kept.Verdict> ask) {
    return earlier.verdict(item, judge).orElseGet(() -> kept(ask.get()));
  }

  /** Whether an earlier run finished this very step. */
  public boolean isEarlier(Kept step) {
    return switch (step) {
      case Kept.Answer answer -> earlier.answer(answer.item()).isPresent();
      case Kept.Verdict verdict -> earlier.verdict(verdict.item(), verdict.judge()).isPresent();
    };
  }

  /** What was stopped half-way says nothing of the arm or the judge and is not kept. */
  private <K extends Kept> K kept(K step) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("stopped");
    }
    log.append(step);
    return step;
  }
}
