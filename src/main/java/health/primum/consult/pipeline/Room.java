package health.primum.consult.pipeline;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Whether another consult may be accepted. Counting reads every one that is open, so a count is
 * good for a moment, in which what is accepted here is added to it; but nobody is refused without
 * having been counted. Thread-safe.
 */
final class Room {
  private static final long GOOD = Duration.ofMillis(250).toNanos();

  private final long most;
  private final LongSupplier counting;
  private final AtomicLong about;
  private final AtomicLong countedAt = new AtomicLong(System.nanoTime() - GOOD);

  /**
   * For so many.
   *
   * @param counting how many are open, in all processes together
   */
  Room(long most, LongSupplier counting) {
    this.most = most;
    this.counting = counting;
    this.about = new AtomicLong(most);
  }

  /** Takes a place; false when there is none. */
  boolean take() {
    long last = countedAt.get();
    long now = System.nanoTime();
    if (now - last >= GOOD && countedAt.compareAndSet(last, now)) {
      return count();
    }
    return about.incrementAndGet() <= most || count();
  }

  private boolean count() {
    long open = counting.getAsLong();
    about.set(open + 1);
    return open < most;
  }
}
