package health.primum.noharm.explore.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantilesTest {
  /** Ties, few values, wide ranges: what bins could get wrong. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 41, 200, 513, 10_000})
  void areThoseOfTheSortedValues(int n) {
    var random = new Random(n);
    var quantiles = new Quantiles(n + 5);
    for (int kind = 0; kind < 90; kind++) {
      double[] values = new double[n + 5];
      for (int i = 0; i < values.length; i++) {
        double gauss = random.nextGaussian();
        values[i] =
            switch (kind % 9) {
              case 0 -> gauss;
              // Plus zero, so that no zero is negative.
              case 1 -> Math.rint(gauss * 3) + 0.0;
              case 2 -> Math.exp(20 * gauss);
              case 3 -> i % 97 == 0 ? Double.NaN : gauss;
              case 4 -> i % 30 == 0 ? Double.POSITIVE_INFINITY : Math.rint(gauss * 5) + 0.0;
              case 5 -> 0.1 + Math.ulp(0.1) * random.nextInt(3);
              // The first values say nothing of the others.
              case 6 -> i < 300 ? 1e9 + i : gauss;
              case 7 -> i < 300 ? Double.NaN : -1e300 * gauss;
              default -> i % 2 == 0 ? Double.NaN : Double.POSITIVE_INFINITY;
            };
      }
      Estimate found = quantiles.interval(0, values, 3, 3 + n);
      double[] sorted =
          Arrays.stream(values, 3, 3 + n).filter(v -> !Double.isNaN(v)).sorted().toArray();
      assertThat(found)
          .isEqualTo(new Estimate(0, quantile(sorted, 0.025), quantile(sorted, 0.975)));
    }
  }

  private static double quantile(double[] sorted, double q) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double rank = q * (sorted.length - 1);
    int below = (int) Math.floor(rank);
    double low = sorted[below];
    double high = sorted[Math.min(below + 1, sorted.length - 1)];
    return rank == below || low == high ? low : low + (rank - below) * (high - low);
  }
}
