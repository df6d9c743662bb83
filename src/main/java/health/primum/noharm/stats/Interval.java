package health.primum.noharm.stats;

/**
 * A mean over cases with its 95 % interval.
 *
 * @param mean NaN when no case counts
 * @param low 2.5th percentile
 * @param high 97.5th percentile
 * @param cases how many cases count; with one the interval has no width and says nothing of
 *     uncertainty
 */
public record Interval(double mean, double low, double high, int cases) {
  public static final Interval NONE = new Interval(Double.NaN, Double.NaN, Double.NaN, 0);

  public double halfWidth() {
    return (high - low) / 2;
  }
}
