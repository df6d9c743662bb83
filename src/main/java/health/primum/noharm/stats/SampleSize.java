package health.primum.noharm.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/** How many cases a paired comparison needs. */
public final class SampleSize {
  private static final double ALPHA = 0.05;
  private static final double POWER = 0.80;

  /** Beyond it a number says no more than that it cannot be done. */
  private static final int MOST = 10_000_000;

  private SampleSize() {}

  /**
   * The least number of cases with which two equal arms are shown to be no further apart than the
   * margin, on the side that matters, in 80 % of studies, at a two-sided level of 5 %: the least n
   * >= ((t(0.975) + t(0.8)) sd / margin)^2 with n - 1 degrees of freedom.
   *
   * @param deviation of the paired differences between cases, 0 or above
   * @param margin above 0
   * @return 0 where it cannot be said: a deviation of 0 says nothing, and above ten million
   */
  public static int forMargin(double deviation, double margin) {
    if (!(deviation > 0) || !(margin > 0)) {
      return 0;
    }
    double ratio = deviation / margin;
    int low = 2;
    int high = 2;
    while (high < MOST && high < needed(high, ratio)) {
      low = high;
      high = Math.min(MOST, high * 2);
    }
    if (high >= MOST) {
      return 0;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (middle >= needed(middle, ratio)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static double needed(int cases, double ratio) {
    var t = TDistribution.of(cases - 1.0);
    double sum = t.inverseSurvivalProbability(ALPHA / 2) + t.inverseCumulativeProbability(POWER);
    return sum * sum * ratio * ratio;
  }
}
