package health.primum.noharm.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What a sample says of the mean it comes from: a 95 % interval and p values that agree with it,
 * for the p value of a mean is below 0.05 where the interval leaves that mean out, to within one
 * resample.
 *
 * <p>The method is chosen by what the sample allows, in this order:
 *
 * <ul>
 *   <li>{@link Method#STUDENTISED}: the symmetric studentised bootstrap (Hall, <em>The Bootstrap
 *       and Edgeworth Expansion</em>, 1992, section 3.5);
 *   <li>{@link Method#STUDENT} where 5 % or more of the resamples hold cases that are all alike, as
 *       with one or two discordant cases: Student's t, Satterthwaite's degrees of freedom;
 *   <li>{@link Method#EXACT} where no case differs from another: a share of at most 1 -
 *       (alpha/2)^(1/n) of all cases can be otherwise, by as much as the range allows.
 * </ul>
 *
 * Immutable; thread-safe.
 */
public final class MeanInference {
  private static final double LEVEL = 0.95;
  static final double ALPHA = 1 - LEVEL;

  private final StratifiedMean observed;
  private final double[] sizes;
  private final double range;
  private final Method method;

  /** How it was come by. */
  public enum Method {
    STUDENTISED,
    STUDENT,
    EXACT
  }

  /**
   * An inference.
   *
   * @param sizes of the studentised deviations of the resamples, ascending; infinite where a
   *     resample has no spread
   * @param range most by which a value can lie from 0 in either direction
   */
  MeanInference(StratifiedMean observed, double[] sizes, double range) {
    this.observed = observed;
    this.sizes = sizes;
    this.range = range;
    if (observed.isConstant()) {
      this.method = Method.EXACT;
    } else {
      this.method =
          Double.isFinite(Percentile.of(sizes, LEVEL)) ? Method.STUDENTISED : Method.STUDENT;
    }
  }

  public Method method() {
    return method;
  }

  public StratifiedMean observed() {
    return observed;
  }

  /** The mean with its 95 % interval, kept inside the range. */
  public Interval interval() {
    double mean = observed.mean();
    return switch (method) {
      case STUDENTISED -> around(mean, Percentile.of(sizes, LEVEL));
      case STUDENT ->
          around(mean, TDistribution.of(observed.freedom()).inverseSurvivalProbability(ALPHA / 2));
      case EXACT -> {
        double other = 1 - Math.pow(ALPHA / 2, 1.0 / observed.cases());
        yield new Interval(
            mean,
            (1 - other) * mean - other * range,
            (1 - other) * mean + other * range,
            observed.cases());
      }
    };
  }

  /** Two-sided p value of the hypothesis that the mean is {@code supposed}. */
  public double p(double supposed) {
    double t = Math.abs(observed.mean() - supposed) / observed.standardError();
    return switch (method) {
      case STUDENTISED -> (1.0 + atLeast(t)) / (1.0 + sizes.length);
      case STUDENT -> Math.min(1, 2 * TDistribution.of(observed.freedom()).survivalProbability(t));
      case EXACT -> exact(supposed);
    };
  }

  private Interval around(double mean, double times) {
    double half = times * observed.standardError();
    return new Interval(
        mean, Math.max(-range, mean - half), Math.min(range, mean + half), observed.cases());
  }

  private int atLeast(double t) {
    int found = Arrays.binarySearch(sizes, Math.nextDown(t));
    int from = found < 0 ? -found - 1 : found;
    while (from < sizes.length && sizes[from] < t) {
      from++;
    }
    return sizes.length - from;
  }

  /** The level at which the exact interval just leaves the supposed mean out. */
  private double exact(double supposed) {
    double mean = observed.mean();
    double share =
        supposed < mean
            ? (mean - supposed) / (mean + range)
            : supposed > mean ? (supposed - mean) / (range - mean) : 0;
    return Math.min(1, 2 * Math.pow(Math.max(0, 1 - share), observed.cases()));
  }
}
