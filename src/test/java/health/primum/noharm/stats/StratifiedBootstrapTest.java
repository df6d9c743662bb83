package health.primum.noharm.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StratifiedBootstrapTest {
  /** numpy.percentile([1, 2, 4, 8, 16], q) with its default method. */
  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "0.025, 1.1",
    "0.1, 1.4",
    "0.25, 2",
    "0.5, 4",
    "0.9, 12.8",
    "0.975, 15.2",
    "1, 16"
  })
  void percentilesAreNumPys(double q, double expected) {
    assertThat(Percentile.of(new double[] {1, 2, 4, 8, 16}, q)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void strataAreTheLettersOfTheIdsAndSmallOnesAreMerged() {
    List<int[]> strata =
        Strata.of(List.of("All001", "Card001", "All002", "GI001", "All003", "Card002"));
    assertThat(strata).hasSize(2);
    assertThat(strata.get(0)).containsExactly(0, 2, 4);
    assertThat(strata.get(1)).containsExactlyInAnyOrder(1, 3, 5);
  }

  @Test
  void drawsInsideEachStratum() {
    // Two strata, constant within: every resample has the same mean.
    double[] values = {0, 0, 0, 1, 1, 1};
    Interval interval =
        new StratifiedBootstrap(List.of("A1", "A2", "A3", "B1", "B2", "B3"), 500, 1)
            .interval(values);
    assertThat(interval).isEqualTo(new Interval(0.5, 0.5, 0.5, 6));
  }

  @Test
  void isTheSameForTheSameSeedOnly() {
    List<String> ids = IntStream.range(0, 30).mapToObj(i -> "A" + i).toList();
    double[] values = new Random(3).doubles(30).toArray();
    Interval one = new StratifiedBootstrap(ids, 2_000, 5).interval(values);
    assertThat(new StratifiedBootstrap(ids, 2_000, 5).interval(values)).isEqualTo(one);
    assertThat(new StratifiedBootstrap(ids, 2_000, 6).interval(values)).isNotEqualTo(one);
  }

  /**
   * One stratum of n cases: the spread of resampled means is sd/sqrt(n), so the interval is close
   * to +-1.96 of it.
   */
  @Test
  void hasTheWidthThatTheoryGives() {
    int n = 100;
    List<String> ids = IntStream.range(0, n).mapToObj(i -> "A" + i).toList();
    double[] values = new Random(11).doubles(n).toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    double sd = Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / n);
    Interval interval = new StratifiedBootstrap(ids, 10_000, 0).interval(values);
    assertThat(interval.mean()).isCloseTo(mean, within(1e-12));
    assertThat(interval.halfWidth()).isCloseTo(1.96 * sd / Math.sqrt(n), within(0.003));
  }

  @Test
  void leavesOutWhatIsUndefined() {
    var bootstrap = new StratifiedBootstrap(List.of("A1", "A2", "A3"), 200, 0);
    assertThat(bootstrap.interval(new double[] {Double.NaN, 0.5, 0.5}))
        .isEqualTo(new Interval(0.5, 0.5, 0.5, 2));
    assertThat(bootstrap.interval(new double[] {Double.NaN, Double.NaN, Double.NaN}))
        .isEqualTo(Interval.NONE);
  }
}
