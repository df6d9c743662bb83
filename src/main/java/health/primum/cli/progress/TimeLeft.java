package health.primum.cli.progress;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How long it will take, by the items that this run did: those of an earlier run took no time, and
 * come first.
 */
final class TimeLeft {
  private final LongSupplier nanos;
  private long start;
  private int fresh;

  /**
   * From now on.
   *
   * @param nanos a clock such as {@link System#nanoTime()}
   */
  TimeLeft(LongSupplier nanos) {
    this.nanos = nanos;
    this.start = nanos.getAsLong();
  }

  void item(boolean done) {
    if (done) {
      fresh++;
    } else if (fresh == 0) {
      start = nanos.getAsLong();
    }
  }

  /** Empty as long as nothing was done, or nothing is left. */
  Optional<Duration> of(int items) {
    return fresh == 0 || items == 0
        ? Optional.empty()
        : Optional.of(Duration.ofNanos((nanos.getAsLong() - start) / fresh * items));
  }
}
