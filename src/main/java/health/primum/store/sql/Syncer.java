package health.primum.store.sql;

import health.primum.consult.journal.JournalUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the disk on a thread of its own, while others are written: one wait serves all that was
 * written before it began. H2 only; PostgreSQL waits by itself when it commits. Thread-safe.
 */
final class Syncer implements AutoCloseable {
  /** H2: what was committed is on the disk when this returns. */
  static final String SYNC = "checkpoint sync";

  private static final Duration PAUSE = Duration.ofMillis(250);

  private final Jdbi jdbi;
  private final Consumer<List<Task<?>>> synced;
  private final BiConsumer<List<Task<?>>, RuntimeException> failed;
  private final Thread thread;
  private List<Task<?>> waiting = new ArrayList<>();
  private boolean wanted;
  private boolean syncing;
  private boolean closed;

  /** Promises so far, counted before they are committed; and how many of them are settled. */
  private long promised;

  private long settled;

  /** Promises that the next round settles. */
  private long open;

  /**
   * At work at once.
   *
   * @param synced told of what is on the disk
   * @param failed told of what may not be
   */
  Syncer(
      DataSource connections,
      Consumer<List<Task<?>>> synced,
      BiConsumer<List<Task<?>>, RuntimeException> failed) {
    this.jdbi = Database.jdbi(connections);
    this.synced = synced;
    this.failed = failed;
    this.thread = Thread.ofPlatform().daemon().name("primum-disk").start(this::work);
  }

  /** Says that so many promises are about to be committed: whoever can read them waits. */
  synchronized void announce(int promises) {
    promised += promises;
  }

  /** Says that so many were not, or that nobody knows. */
  synchronized void withdraw(int promises) {
    open += promises;
    wanted = true;
    notifyAll();
  }

  /** Has all that is written by now put on the disk, and says so of these, which were announced. */
  synchronized void want(List<Task<?>> written) {
    waiting.addAll(written);
    open += written.size();
    wanted = true;
    notifyAll();
  }

  /**
   * Returns when all that was promised by now is on the disk.
   *
   * @param patience how long to wait while nothing gets there
   * @throws JournalUnavailable when nothing did for so long
   */
  synchronized void awaitPromised(Duration patience) {
    long mine = promised;
    try {
      long seen = settled;
      long since = System.nanoTime();
      while (settled < mine) {
        if (settled > seen) {
          seen = settled;
          since = System.nanoTime();
        }
        long left = patience.minusNanos(System.nanoTime() - since).toMillis();
        if (left <= 0) {
          throw new JournalUnavailable(new TimeoutException());
        }
        askAgain();
        wait(left);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new JournalUnavailable(interrupted);
    }
  }

  /** After a round that failed nobody else may ask for another. */
  private void askAgain() {
    if (open > 0 && !wanted && !syncing) {
      wanted = true;
      notifyAll();
    }
  }

  private record Round(List<Task<?>> tasks, long promises) {}

  private synchronized @Nullable Round next() throws InterruptedException {
    while (!wanted && !closed) {
      wait();
    }
    if (!wanted) {
      return null;
    }
    wanted = false;
    syncing = true;
    var now = new Round(waiting, open);
    waiting = new ArrayList<>();
    open = 0;
    return now;
  }

  private synchronized void end(Round round, boolean done) {
    syncing = false;
    if (done) {
      settled += round.promises();
    } else {
      open += round.promises();
    }
    notifyAll();
  }

  private void work() {
    try {
      for (@Nullable Round now = next(); now != null; now = next()) {
        if (!survive(now)) {
          pause();
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever happens, the thread goes on, and nobody waits for what will not come. */
  private boolean survive(Round round) {
    @Nullable RuntimeException fault = sync();
    end(round, fault == null);
    try {
      if (fault == null) {
        synced.accept(round.tasks());
      } else {
        failed.accept(round.tasks(), fault);
      }
    } catch (RuntimeException | Error thrown) {
      failed.accept(round.tasks(), Faults.fault(thrown));
    }
    return fault == null;
  }

  /** A disk that fails is not asked all the time, however many wait for it. */
  private synchronized void pause() throws InterruptedException {
    long end = System.nanoTime() + PAUSE.toNanos();
    for (long left = PAUSE.toMillis(); !closed && left > 0; ) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }

  private @Nullable RuntimeException sync() {
    try (Handle handle = jdbi.open()) {
      handle.execute(SYNC);
      return null;
    } catch (RuntimeException | Error thrown) {
      return Faults.fault(thrown);
    }
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  /** When what was wanted is on the disk. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
