package health.primum.noharm.stats;

import java.util.ArrayList;
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
  private final List<int[]> strata;
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
    this(Strata.of(caseIds), draw(Strata.of(caseIds), count, seed));
  }

  /**
   * Draws resamples for {@link #inference}: as always, but no stratum has one case only.
   *
   * @param caseIds at least one
   */
  public static StratifiedBootstrap forInference(List<String> caseIds, int count, long seed) {
    List<int[]> strata = Strata.ofAtLeastTwo(caseIds);
    return new StratifiedBootstrap(strata, draw(strata, count, seed));
  }

  /**
   * Of resamples drawn elsewhere.
   *
   * @param resamples positions of cases, stratum by stratum in the order of {@code strata}
   */
  StratifiedBootstrap(List<int[]> strata, int[][] resamples) {
    this.strata = strata;
    this.cases = strata.stream().mapToInt(stratum -> stratum.length).sum();
    this.resamples = resamples;
  }

  private static int[][] draw(List<int[]> strata, int count, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    int cases = strata.stream().mapToInt(stratum -> stratum.length).sum();
    int[][] resamples = new int[count][cases];
    for (int[] resample : resamples) {
      int filled = 0;
      for (int[] stratum : strata) {
        for (int i = 0; i < stratum.length; i++) {
          resample[filled++] = stratum[random.nextInt(stratum.length)];
        }
      }
    }
    return resamples;
  }

  /**
   * What the values say of the mean they come from, by the studentised bootstrap.
   *
   * @param values one a case, in the order of the cases; all defined
   * @param range most by which a value can lie from 0 in either direction
   */
  public MeanInference inference(double[] values, double range) {
    check(values);
    var observed = StratifiedMean.of(values, strata);
    if (observed.isConstant()) {
      return new MeanInference(observed, new double[0], range);
    }
    double[] sizes = new double[resamples.length];
    double[] drawn = new double[cases];
    List<int[]> positions = positions();
    for (int b = 0; b < resamples.length; b++) {
      for (int i = 0; i < cases; i++) {
        drawn[i] = values[resamples[b][i]];
      }
      var resampled = StratifiedMean.of(drawn, positions);
      sizes[b] =
          resampled.isConstant()
              ? Double.POSITIVE_INFINITY
              : Math.abs(resampled.mean() - observed.mean()) / resampled.standardError();
    }
    Arrays.sort(sizes);
    return new MeanInference(observed, sizes, range);
  }

  /** Where the strata stand in a resample: one after the other. */
  private List<int[]> positions() {
    var positions = new ArrayList<int[]>();
    int from = 0;
    for (int[] stratum : strata) {
      positions.add(IntStream.range(from, from + stratum.length).toArray());
      from += stratum.length;
    }
    return positions;
  }

  /**
   * The mean of the values with its percentile interval; undefined values are left out of every
   * mean.
   *
   * @param values one a case, in the order of the cases; NaN where undefined
   */
  public Interval interval(double[] values) {
    check(values);
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
   * How often each case is in each resample.
   *
   * @return [case][resample]
   */
  public int[][] multiplicities() {
    int[][] counts = new int[cases][resamples.length];
    for (int r = 0; r < resamples.length; r++) {
      for (int index : resamples[r]) {
        counts[index][r]++;
      }
    }
    return counts;
  }

  private void check(double[] values) {
    if (values.length != cases) {
      throw new IllegalArgumentException(values.length + " values for " + cases + " cases");
    }
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
