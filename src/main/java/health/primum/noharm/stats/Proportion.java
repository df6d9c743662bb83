package health.primum.noharm.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * An interval for a share of cases that also holds at and near 0 and 1: Clopper and Pearson's with
 * the number of cases that a simple sample as exact would need (Korn and Graubard, <em>Survey
 * Methodology</em> 24, 1998, 193).
 */
public final class Proportion {
  private static final double ALPHA = 0.05;

  private Proportion() {}

  /**
   * The interval of a mean of values between 0 and 1.
   *
   * @param share 0 to 1
   * @param standardError of it, by the sampling of cases
   * @param cases at least 1; the effective number is never above it
   */
  public static Interval interval(double share, double standardError, int cases) {
    double spread = share * (1 - share);
    double effective =
        standardError > 0 && spread > 0
            ? Math.min(cases, spread / (standardError * standardError))
            : cases;
    double yes = share * effective;
    double no = effective - yes;
    double low =
        yes <= 0 ? 0 : BetaDistribution.of(yes, no + 1).inverseCumulativeProbability(ALPHA / 2);
    double high =
        no <= 0 ? 1 : BetaDistribution.of(yes + 1, no).inverseSurvivalProbability(ALPHA / 2);
    return new Interval(share, low, high, cases);
  }
}
