package health.primum.consult.pipeline;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.ConsultJournal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Wakes whoever waits for a consult. News comes by message, or by {@link #look} where a message was
 * lost. Thread-safe.
 */
public final class Watches {
  private final ConsultJournal journal;
  private final Map<ConsultId, Set<Watch>> watches = new ConcurrentHashMap<>();

  public Watches(ConsultJournal journal) {
    this.journal = journal;
  }

  /** Someone who waits; news that comes before it is awaited is not lost. */
  public final class Watch implements AutoCloseable {
    private final ConsultId consult;
    private boolean news;
    private boolean over;

    private Watch(ConsultId consult) {
      this.consult = consult;
    }

    /** Waits for news, at most so long. */
    public void await(Duration most) throws InterruptedException {
      await(most, () -> news || over);
    }

    /** Waits until the consult has ended, at most so long. */
    public void awaitEnd(Duration most) throws InterruptedException {
      await(most, () -> over);
    }

    private synchronized void await(Duration most, BooleanSupplier until)
        throws InterruptedException {
      long end = System.nanoTime() + most.toNanos();
      while (!until.getAsBoolean()) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          break;
        }
        wait(left / 1_000_000, (int) (left % 1_000_000));
      }
      news = false;
    }

    private synchronized void wake(boolean ended) {
      news = true;
      over |= ended;
      notifyAll();
    }

    @Override
    public void close() {
      watches.computeIfPresent(
          consult,
          (id, all) -> {
            all.remove(this);
            return all.isEmpty() ? null : all;
          });
    }
  }

  /** Begins to wait; close it. */
  public Watch on(ConsultId consult) {
    var watch = new Watch(consult);
    watches.compute(
        consult,
        (id, all) -> {
          Set<Watch> now = all == null ? new CopyOnWriteArraySet<>() : all;
          now.add(watch);
          return now;
        });
    return watch;
  }

  /** Something happened to a consult. */
  public void changed(ConsultId consult) {
    wake(consult, false);
  }

  /** A consult has ended. */
  public void ended(ConsultId consult) {
    wake(consult, true);
  }

  private void wake(ConsultId consult, boolean ended) {
    watches.getOrDefault(consult, Set.of()).forEach(watch -> watch.wake(ended));
  }

  /** Wakes those of some consults that ended unheard. */
  public void look(Predicate<ConsultId> which) {
    List<ConsultId> awaited = watches.keySet().stream().filter(which).toList();
    if (!awaited.isEmpty()) {
      journal.ended(awaited).forEach(this::ended);
    }
  }
}
