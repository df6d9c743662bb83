package health.primum.store.sql;

import health.primum.consult.journal.JournalUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a process has to write, in the order in which it was given, by one thread: all that
 * is waiting goes into one transaction, so that many share one commit. When that fails each is
 * tried by itself, so that one that cannot be written does not keep the others from it.
 * Thread-safe.
 */
public final class Writer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Writer.class.getName());

  /** How often as long as its patience a caller waits while others are written. */
  private static final int ROUNDS = 10;

  /** How often as long as its patience whoever reads waits while nothing gets to the disk. */
  private static final int READER = 5;

  /** What nobody waits for and the database refuses so often is given up. */
  private static final int REFUSALS = 3;

  /**
   * What may be going on at once.
   *
   * @param waiting most that may wait to be written; whoever comes then waits for room
   * @param unawaited most that is kept while nobody waits for it; what comes then is lost
   * @param together most that goes into one transaction
   * @param patience how long a caller waits while nothing is written; for room, and ten times as
   *     long while the line moves
   */
  public record Bounds(int waiting, int unawaited, int together, Duration patience) {
    public static final Bounds USUAL = new Bounds(10_000, 100_000, 256, Duration.ofSeconds(3));
  }

  private final Line line;
  private final Semaphore room;
  private final Bounds bounds;
  private final Transactions transactions;
  private final @Nullable Syncer syncer;
  private final Thread thread;
  private volatile boolean well = true;
  private volatile long moved = System.nanoTime();
  private volatile boolean closed;

  /**
   * At work at once.
   *
   * @param disk connections to wait for the disk with; null where the database waits by itself, or
   *     nobody is to
   */
  public Writer(
      DataSource connections,
      Dialect dialect,
      News news,
      Bounds bounds,
      @Nullable DataSource disk) {
    this.bounds = bounds;
    this.line = new Line(bounds);
    this.room = new Semaphore(bounds.waiting());
    this.syncer = disk == null ? null : new Syncer(disk, this::done, this::unsynced);
    this.transactions = new Transactions(connections, dialect, news, syncer);
    this.thread = Thread.ofPlatform().daemon().name("primum-journal").start(this::work);
  }

  /**
   * Writes and waits for it.
   *
   * @throws JournalUnavailable when it was not written; what ended in the very moment of the commit
   *     may have been
   * @throws health.primum.consult.journal.JournalRefused when the database will not take it
   */
  public <T> T write(Function<Writing, T> work) {
    return write(work, any -> {});
  }

  /**
   * The same.
   *
   * @param written told what came of it as soon as it is written, which may be before it is on the
   *     disk; on the thread that writes, so it must be quick
   */
  public <T> T write(Function<Writing, T> work, Consumer<T> written) {
    try {
      if (closed || !room.tryAcquire(bounds.patience().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new JournalUnavailable(new RejectedExecutionException());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new JournalUnavailable(interrupted);
    }
    try {
      var task = new Task<>(work, /* awaited= */ true, written);
      line.add(task);
      return task.await(bounds.patience(), ROUNDS, this::isMoving);
    } finally {
      room.release();
    }
  }

  /**
   * Returns when all that was promised by now is on the disk: who reads it may tell somebody.
   *
   * @throws JournalUnavailable when the disk does not take it
   */
  public void awaitDisk() {
    if (syncer != null) {
      // What is being committed counts as promised, and many at once take a while.
      syncer.awaitPromised(bounds.patience().multipliedBy(READER));
    }
  }

  /**
   * Writes before whatever is given next, without waiting; kept while the database is away, as long
   * as there is room.
   */
  public void later(Consumer<Writing> work) {
    later(work, () -> {});
  }

  /**
   * The same.
   *
   * @param written told when it is written; on the thread that writes, so it must be quick
   */
  public void later(Consumer<Writing> work, Runnable written) {
    var task =
        new Task<>(
            writing -> {
              work.accept(writing);
              return true;
            },
            /* awaited= */ false,
            any -> written.run());
    if (closed || !line.add(task)) {
      LOG.log(System.Logger.Level.WARNING, "what nobody waits for is lost: too much of it waits");
    }
  }

  /** Whether there was a database when something was last to be written. */
  public boolean isWell() {
    return well && thread.isAlive() && (syncer == null || syncer.isAlive());
  }

  private boolean isMoving() {
    return well && System.nanoTime() - moved < bounds.patience().toNanos();
  }

  /** Writes what is waiting, then takes nothing more. */
  @Override
  public void close() {
    closed = true;
    line.add(new Task<>(any -> true, /* awaited= */ true, any -> {}));
    try {
      if (!thread.join(bounds.patience().multipliedBy(2))) {
        LOG.log(System.Logger.Level.WARNING, "the journal was closed while it was writing");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (syncer != null) {
      syncer.close();
    }
  }

  private void work() {
    List<Task<?>> batch = List.of();
    try {
      while (!closed || !line.isEmpty()) {
        batch = next();
        if (!batch.isEmpty()) {
          survive(batch);
        }
      }
      batch = List.of();
    } catch (InterruptedException interrupted) {
      LOG.log(System.Logger.Level.WARNING, "the journal was interrupted");
    } finally {
      closed = true;
      batch.forEach(task -> task.fail(new JournalUnavailable(new RejectedExecutionException())));
    }
  }

  /** Without a database what nobody waits for is not tried for ever. */
  private List<Task<?>> next() throws InterruptedException {
    boolean last = closed && !well;
    List<Task<?>> batch = line.next();
    if (last && !batch.isEmpty() && batch.stream().noneMatch(Task::isAwaited)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} things are lost that nobody waited for: there is no database",
          batch.size());
      return List.of();
    }
    return batch;
  }

  /** Whatever happens, the thread goes on, and nobody waits for what will not come. */
  private void survive(List<Task<?>> batch) {
    try {
      carryOut(batch);
    } catch (RuntimeException | Error thrown) {
      well = false;
      RuntimeException fault = Faults.fault(thrown);
      LOG.log(System.Logger.Level.ERROR, "a fault of the journal: {0}", Faults.brief(fault));
      for (Task<?> task : batch) {
        if (!line.isKept(task)) {
          line.forget(task);
          task.fail(Faults.unknown(fault));
        }
      }
    }
  }

  private void carryOut(List<Task<?>> batch) {
    long start = System.nanoTime();
    switch (transactions.run(batch)) {
      case Transactions.Written(var lasting) -> written(batch, lasting);
      case Transactions.Refused(var fault) when batch.size() > 1 -> oneByOne(batch);
      case Transactions.Refused(var fault) -> refused(batch.getFirst(), fault);
      case Transactions.Away(var fault) when isSoon(start) -> oneByOne(batch);
      case Transactions.Away(var fault) -> away(batch, fault);
      case Transactions.Unknown(var fault) -> away(batch, fault);
    }
  }

  /** A connection that broke is worth another; one that hung is not. */
  private boolean isSoon(long start) {
    return System.nanoTime() - start < bounds.patience().toNanos() / 3;
  }

  private void oneByOne(List<Task<?>> batch) {
    for (int i = 0; i < batch.size(); i++) {
      Task<?> task = batch.get(i);
      switch (transactions.run(List.of(task))) {
        case Transactions.Written(var lasting) -> written(List.of(task), lasting);
        case Transactions.Refused(var fault) -> refused(task, fault);
        case Transactions.Away(var fault) -> {
          away(batch.subList(i, batch.size()), fault);
          return;
        }
        case Transactions.Unknown(var fault) -> {
          away(batch.subList(i, batch.size()), fault);
          return;
        }
      }
    }
  }

  private void written(List<Task<?>> batch, boolean lasting) {
    batch.forEach(Writer::tellWritten);
    if (syncer == null || !lasting) {
      done(batch);
      return;
    }
    done(batch.stream().filter(task -> !task.isAwaitingDisk()).toList());
    syncer.want(batch.stream().filter(Task::isAwaitingDisk).toList());
  }

  private static void tellWritten(Task<?> task) {
    try {
      task.tellWritten();
    } catch (RuntimeException | Error theirs) {
      LOG.log(
          System.Logger.Level.ERROR,
          "whoever wanted to know what was written failed: {0}",
          theirs.getClass().getSimpleName());
    }
  }

  /** By the thread that waits for the disk: these are written, and may not outlive a power cut. */
  private void unsynced(List<Task<?>> tasks, RuntimeException fault) {
    if (well) {
      LOG.log(System.Logger.Level.WARNING, "the disk does not take: {0}", Faults.brief(fault));
    }
    well = false;
    tasks.forEach(task -> task.fail(Faults.unknown(fault)));
  }

  private void done(List<Task<?>> batch) {
    well = true;
    moved = System.nanoTime();
    for (Task<?> task : batch) {
      line.forget(task);
      task.complete();
    }
  }

  private void refused(Task<?> task, RuntimeException fault) {
    if (task.isAwaited()) {
      task.fail(Faults.told(fault));
    } else if (task.refused() < REFUSALS) {
      line.keep(task);
    } else {
      line.forget(task);
      LOG.log(
          System.Logger.Level.WARNING, "what nobody waited for is lost: {0}", Faults.brief(fault));
    }
  }

  private void away(List<Task<?>> batch, RuntimeException fault) {
    if (well) {
      LOG.log(System.Logger.Level.WARNING, "nothing can be written: {0}", Faults.brief(fault));
    }
    well = false;
    for (Task<?> task : batch) {
      if (task.isAwaited()) {
        task.fail(Faults.unknown(fault));
      } else {
        line.keep(task);
      }
    }
  }
}
