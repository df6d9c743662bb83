package health.primum.store.sql;

import health.primum.consult.journal.JournalUnavailable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Something to write; somebody may be waiting for it. */
final class Task<T> {
  private final Function<Writing, T> work;
  private final boolean awaited;
  private final Consumer<T> written;
  private final CompletableFuture<T> outcome = new CompletableFuture<>();

  /** Taken by the writer, or given up by who waits: never both. */
  private final AtomicBoolean taken = new AtomicBoolean();

  private boolean awaitingDisk;
  private @Nullable T found;
  private int refusals;
  private boolean counted = true;

  /**
   * A task.
   *
   * @param written told what came of it as soon as it is written, on the disk or not
   */
  Task(Function<Writing, T> work, boolean awaited, Consumer<T> written) {
    this.work = work;
    this.awaited = awaited;
    this.written = written;
  }

  boolean isAwaited() {
    return awaited;
  }

  /** False when nobody wants it any more. */
  boolean take() {
    return !awaited || taken.compareAndSet(false, true);
  }

  void run(Writing writing) {
    found = work.apply(writing);
    awaitingDisk = writing.isPromised();
  }

  /** Whether nobody may hear of it before it is on the disk; known once it has run. */
  boolean isAwaitingDisk() {
    return awaitingDisk;
  }

  @SuppressWarnings("NullAway") // what it found is what its work may find
  void tellWritten() {
    written.accept(found);
  }

  void complete() {
    outcome.complete(found);
  }

  void fail(RuntimeException fault) {
    outcome.completeExceptionally(fault);
  }

  /** Whether it counted as waiting until now; it does not any more. */
  boolean discount() {
    boolean before = counted;
    counted = false;
    return before;
  }

  /** How often the database had something against it. */
  int refused() {
    return ++refusals;
  }

  /**
   * Waits until it is written: as long as others are being written, for a while. Given up only
   * before it was taken, so that what is said to have failed was not written after all.
   *
   * @param patience how long nothing may be written
   * @param rounds how often as long, while something is
   * @param isMoving whether something was written in that time
   */
  T await(Duration patience, int rounds, BooleanSupplier isMoving) {
    Exception impatient = new TimeoutException();
    for (int round = 0; round < rounds && (round == 0 || isMoving.getAsBoolean()); round++) {
      try {
        return outcome.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      } catch (ExecutionException failed) {
        throw thrown(failed.getCause());
      } catch (TimeoutException late) {
        impatient = late;
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        impatient = interrupted;
        break;
      }
    }
    if (taken.compareAndSet(false, true)) {
      throw new JournalUnavailable(impatient);
    }
    return conclusion();
  }

  private T conclusion() {
    try {
      return outcome.join();
    } catch (CompletionException failed) {
      throw thrown(failed.getCause());
    }
  }

  private static RuntimeException thrown(@Nullable Throwable cause) {
    return cause instanceof RuntimeException fault ? fault : new IllegalStateException(cause);
  }
}
