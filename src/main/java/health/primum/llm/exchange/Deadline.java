package health.primum.llm.exchange;

import java.time.Duration;

/**
 * A point in time after which an answer is of no use.
 *
 * @param nanos on the clock of {@link System#nanoTime()}
 */
public record Deadline(long nanos) {
  public static Deadline in(Duration from) {
    return new Deadline(System.nanoTime() + from.toNanos());
  }

  /** What is left, zero when it is over. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  public boolean isOver() {
    return nanos - System.nanoTime() <= 0;
  }

  /** Whether this much can be waited and something still be done afterwards. */
  public boolean allows(Duration wait) {
    return wait.compareTo(remaining()) < 0;
  }
}
