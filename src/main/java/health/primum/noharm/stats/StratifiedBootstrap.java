package health.primum.noharm.stats;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * The stratified cluster bootstrap over cases: whole cases, with all their variants, are drawn with
 * replacement inside each stratum (noharm-method, section 7.3).
 *
 * <p>The resamples depend on the seed and the list of cases alone, so every metric and every arm
 * over the same cases sees the same ones. Immutable and thread-safe.
 */
public final class StratifiedBootstrap {
  private final int cases;
  private final int[][] resamples;

  /**
   * Draws the resamples.
   *
   * @param caseIds the clusters, in the order in which values will be given
   * @param count how many resamples, at least 1
   * @param seed same seed, same resamples
   */
  public StratifiedBootstrap(List<String> caseIds, int count, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<int[]> strata = Strata.of(caseIds);
    this.cases = caseIds.size();
    this.resamples = new int[count][cases];
    for (int[] resample : resamples) {
      int filled = 0;
      for (int[] stratum : strata) {
        for (int i = 0; i < stratum.length; i++) {
          resample[filled++] = stratum[random.nextInt(stratum.length)];
        }
      }
    }
  }

  /**
   * The mean of the values with its percentile interval; undefined values are left out of every
   * mean.
   *
   * @param values one a case, in the order of the cases; NaN where undefined
   */
  public Interval interval(double[] values) {
    if (values.length != cases) {
      throw new IllegalArgumentException(values.length + " values for " + cases + " cases");
    }
    int counted = (int) Arrays.stream(values).filter(v -> !Double.isNaN(v)).count();
    if (counted == 0) {
      return Interval.NONE;
    }
    double[] means =
        Arrays.stream(resamples)
            .mapToDouble(r -> mean(values, r))
            .filter(v -> !Double.isNaN(v))
            .sorted()
            .toArray();
    double mean = Arrays.stream(values).filter(v -> !Double.isNaN(v)).average().orElseThrow();
    return new Interval(mean, Percentile.of(means, 0.025), Percentile.of(means, 0.975), counted);
  }

  /**
   * Any statistic of whole cases, such as a ratio of sums, with its percentile interval; resamples
   * in which it is undefined are left out.
   *
   * @param counted how many cases it is of, for the reader
   * @param statistic of the cases at these positions, which can repeat; NaN where undefined
   */
  public Interval interval(int counted, ToDoubleFunction<int[]> statistic) {
    double value = statistic.applyAsDouble(IntStream.range(0, cases).toArray());
    double[] values =
        Arrays.stream(resamples)
            .mapToDouble(statistic)
            .filter(v -> !Double.isNaN(v))
            .sorted()
            .toArray();
    return Double.isNaN(value) || values.length == 0
        ? Interval.NONE
        : new Interval(value, Percentile.of(values, 0.025), Percentile.of(values, 0.975), counted);
  }

  private static double mean(double[] values, int[] resample) {
    double sum = 0;
    int n = 0;
    for (int index : resample) {
      if (!Double.isNaN(values[index])) {
        sum += values[index];
        n++;
      }
    }
    return n == 0 ? Double.NaN : sum / n;
  }
}
