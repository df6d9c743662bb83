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
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the disk on a thread of its own, while others are written: one wait serves all that was
 * written before it began. H2 only; PostgreSQL waits by itself when it commits. Thread-safe.
 */
final class Syncer implements AutoCloseable {
  /** H2: what was committed is on the disk when this returns. */
  static final String SYNC = "checkpoint sync";

  private final Jdbi jdbi;
  private final Consumer<List<Task<?>>> synced;
  private final BiConsumer<List<Task<?>>, RuntimeException> failed;
  private final Thread thread;
  private List<Task<?>> waiting = new ArrayList<>();
  private boolean wanted;
  private boolean closed;

  /** Rounds of waiting for the disk: the one that will have the last promise, and the last done. */
  private long promised;

  private long begun;
  private long ended;

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

  /** Has all that is written by now put on the disk, and says so of these. */
  synchronized void want(List<Task<?>> written) {
    waiting.addAll(written);
    wanted = true;
    if (!written.isEmpty()) {
      promised = begun + 1;
    }
    notifyAll();
  }

  /**
   * Returns when all that was promised by now is on the disk.
   *
   * @param patience how long to wait while nothing gets there
   * @throws JournalUnavailable when nothing did for so long
   */
  synchronized void awaitPromised(Duration patience) {
    long round = promised;
    try {
      long seen = ended;
      long since = System.nanoTime();
      while (ended < round) {
        if (ended > seen) {
          seen = ended;
          since = System.nanoTime();
        }
        long left = patience.minusNanos(System.nanoTime() - since).toMillis();
        if (left <= 0) {
          throw new JournalUnavailable(new TimeoutException());
        }
        wait(left);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new JournalUnavailable(interrupted);
    }
  }

  private synchronized void end(long round) {
    ended = round;
    notifyAll();
  }

  private synchronized @Nullable List<Task<?>> next() throws InterruptedException {
    while (!wanted && !closed) {
      wait();
    }
    if (!wanted) {
      return null;
    }
    wanted = false;
    begun++;
    List<Task<?>> now = waiting;
    waiting = new ArrayList<>();
    return now;
  }

  private void work() {
    try {
      for (List<Task<?>> now = next(); now != null; now = next()) {
        survive(now);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever happens, the thread goes on, and nobody waits for what will not come. */
  private void survive(List<Task<?>> written) {
    try {
      sync(written);
    } catch (RuntimeException | Error thrown) {
      failed.accept(written, Faults.fault(thrown));
    }
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  private synchronized long round() {
    return begun;
  }

  private void sync(List<Task<?>> written) {
    try (Handle handle = jdbi.open()) {
      handle.execute(SYNC);
    } catch (JdbiException fault) {
      failed.accept(written, fault);
      return;
    }
    // One thread waits, so the round that began last is this one; it has all rounds before it too.
    end(round());
    synced.accept(written);
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
