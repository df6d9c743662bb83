package health.primum.noharm.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Draws studies whose true mean difference is known and counts how often inference is right.
 *
 * @param sizes cases in each specialty
 * @param kind what differences between two arms look like
 * @param studies how many to draw
 */
record Simulation(List<Integer> sizes, Kind kind, int studies) {
  private static final int RESAMPLES = 1_000;

  /** What a paired difference on one case looks like; all have a true mean of 0. */
  enum Kind {
    /** Normal, sd 0.2, as of an F1 over many variants. */
    NORMAL(random -> 0.2 * random.nextGaussian()),
    /** The same, and each specialty has its own mean (they average 0). */
    SPECIALTIES(random -> 0.2 * random.nextGaussian()),
    /** Most cases alike, some much better in one arm. */
    SKEWED(random -> (random.nextDouble() < 0.6 ? 0 : -Math.log(random.nextDouble())) * 0.2 - 0.08),
    /** A severe harm in one arm only: 15 % of cases each way. */
    HARM(random -> harm(random, 0.15)),
    /** The same, 3 % of cases each way. */
    RARE_HARM(random -> harm(random, 0.03));

    private final ToDoubleFunction<SplittableRandom> one;

    Kind(ToDoubleFunction<SplittableRandom> one) {
      this.one = one;
    }

    private static double harm(SplittableRandom random, double each) {
      double u = random.nextDouble();
      return u < each ? 1 : u < 2 * each ? -1 : 0;
    }
  }

  /**
   * Shares of the studies.
   *
   * @param studentised whose interval holds the truth
   * @param percentile whose percentile interval does
   * @param rejected that find a difference where there is none (p below 0.05)
   */
  record Result(double studentised, double percentile, double rejected) {}

  Result run(long seed) {
    var random = new SplittableRandom(seed);
    List<String> ids = ids();
    int[] specialty = specialties();
    int covered = 0;
    int percentile = 0;
    int rejected = 0;
    for (int study = 0; study < studies; study++) {
      double[] values = new double[ids.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = kind.one.applyAsDouble(random) + shift(specialty[i]);
      }
      var bootstrap = StratifiedBootstrap.forInference(ids, RESAMPLES, random.nextLong());
      MeanInference inference = bootstrap.inference(values, 1);
      covered += holdsZero(inference.interval()) ? 1 : 0;
      percentile += holdsZero(bootstrap.interval(values)) ? 1 : 0;
      rejected += inference.p(0) < 0.05 ? 1 : 0;
    }
    double n = studies;
    return new Result(covered / n, percentile / n, rejected / n);
  }

  private static boolean holdsZero(Interval interval) {
    return interval.low() <= 1e-12 && interval.high() >= -1e-12;
  }

  /** Alternating, so that specialties of one size average 0. */
  private double shift(int specialty) {
    return kind == Kind.SPECIALTIES ? (specialty % 2 == 0 ? 0.1 : -0.1) : 0;
  }

  private List<String> ids() {
    var ids = new ArrayList<String>();
    for (int h = 0; h < sizes.size(); h++) {
      for (int i = 0; i < sizes.get(h); i++) {
        ids.add("%c%03d".formatted('A' + h, i));
      }
    }
    return ids;
  }

  private int[] specialties() {
    return IntStream.range(0, sizes.size())
        .flatMap(h -> IntStream.generate(() -> h).limit(sizes.get(h)))
        .toArray();
  }
}
