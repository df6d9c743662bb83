package health.primum.noharm.stats;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean over cases drawn in strata, and how exact it is (Cochran, <em>Sampling Techniques</em>,
 * 1977, sections 5.3 and 5.4).
 *
 * @param mean over all cases
 * @param standardError root of the sum of (n_h / n)^2 s_h^2 / n_h over strata h
 * @param freedom effective degrees of freedom after Satterthwaite, at least 1
 * @param cases how many
 */
public record StratifiedMean(double mean, double standardError, double freedom, int cases) {
  /** Spread below this is rounding. */
  static final double NOTHING = 1e-12;

  /**
   * Of values that are all defined.
   *
   * @param strata positions in {@code values}; a stratum of one case adds no variance
   */
  static StratifiedMean of(double[] values, List<int[]> strata) {
    int n = values.length;
    double sum = 0;
    double variance = 0;
    double spread = 0;
    for (int[] stratum : strata) {
      double total = 0;
      for (int index : stratum) {
        total += values[index];
      }
      sum += total;
      int size = stratum.length;
      if (size > 1) {
        double part = squares(values, stratum, total / size) / (size - 1) * size / n / n;
        variance += part;
        spread += part * part / (size - 1);
      }
    }
    double freedom = spread == 0 ? 1 : Math.max(1, variance * variance / spread);
    return new StratifiedMean(sum / n, Math.sqrt(variance), freedom, n);
  }

  /** Of cases drawn in the strata that their ids name; all values defined. */
  public static StratifiedMean ofCases(List<String> caseIds, double[] values) {
    return of(values, Strata.ofAtLeastTwo(caseIds));
  }

  /** Of cases drawn as one group. */
  public static StratifiedMean ofOneGroup(double[] values) {
    return of(values, List.of(IntStream.range(0, values.length).toArray()));
  }

  /**
   * The 95 % interval of a mean of values from 0 to 1: Student's t, or where the cases do not
   * differ that of a share of them. Undefined for one case.
   */
  public Interval student() {
    if (cases == 1) {
      return new Interval(mean, Double.NaN, Double.NaN, 1);
    }
    if (isConstant()) {
      return Proportion.interval(mean, 0, cases);
    }
    double half =
        TDistribution.of(freedom).inverseSurvivalProbability(MeanInference.ALPHA / 2)
            * standardError;
    return new Interval(mean, Math.max(0, mean - half), Math.min(1, mean + half), cases);
  }

  /** Whether the cases do not differ inside their strata, so that nothing says how exact it is. */
  boolean isConstant() {
    return !(standardError > NOTHING);
  }

  /** The standard deviation between cases that this standard error answers to. */
  public double deviation() {
    return standardError * Math.sqrt(cases);
  }

  private static double squares(double[] values, int[] stratum, double mean) {
    double squares = 0;
    for (int index : stratum) {
      squares += (values[index] - mean) * (values[index] - mean);
    }
    return squares;
  }
}
