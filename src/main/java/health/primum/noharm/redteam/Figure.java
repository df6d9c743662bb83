package health.primum.noharm.redteam;

import health.primum.noharm.stats.Interval;
import java.util.Objects;

/**
 * One rate or difference of one arm.
 *
 * @param arm whose
 * @param what is counted, in words
 * @param kind how to read the number
 * @param interval with the number of cases (clusters) it is of
 * @param trials how many answers or votes it is of
 * @param missing how many could not be counted; never taken for 0
 */
public record Figure(
    String arm, String what, Kind kind, Interval interval, int trials, int missing) {
  /** What a number is. */
  public enum Kind {
    /** A share from 0 to 1. */
    RATE,
    /** A paired difference of shares, -1 to 1. */
    DIFFERENCE,
    /** A mean of counts or of a score. */
    MEAN
  }

  public Figure {
    Objects.requireNonNull(arm, "arm");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(interval, "interval");
  }
}
