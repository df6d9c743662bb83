package health.primum.noharm.explore.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ContestTest {
  private static final double[] ONE = steps(0);

  @Test
  void isBetterOnlyWhenBetterThanEveryMember() {
    double[] team = steps(1);
    assertThat(Contest.verdict(team, new double[][] {ONE, steps(0.5)}, 1, 1))
        .isEqualTo(Verdict.YES);
    assertThat(Contest.verdict(team, new double[][] {ONE, steps(1)}, 1, 1))
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(Contest.verdict(team, new double[][] {ONE, steps(2)}, 1, 1)).isEqualTo(Verdict.NO);
  }

  @Test
  void lessIsBetterWhereMoreIsWorse() {
    assertThat(Contest.verdict(steps(1), new double[][] {ONE}, -1, 1)).isEqualTo(Verdict.NO);
    assertThat(Contest.verdict(steps(-1), new double[][] {ONE}, -1, 1)).isEqualTo(Verdict.YES);
  }

  @Test
  void oneResampleInFortyOnTheOtherSideIsTooMany() {
    assertThat(Contest.verdict(lost(4), new double[][] {ONE}, 1, 1)).isEqualTo(Verdict.YES);
    assertThat(Contest.verdict(lost(5), new double[][] {ONE}, 1, 1))
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  /** With two members each is given half the error. */
  @Test
  void worseThanAnyOfSeveralNeedsMore() {
    double[] worse = Arrays.stream(lost(4)).map(v -> -v).toArray();
    double[][] one = {ONE};
    double[][] two = {ONE, steps(-9)};
    assertThat(Contest.verdict(worse, one, 1, 1)).isEqualTo(Verdict.NO);
    assertThat(Contest.verdict(worse, two, 1, 1)).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void undefinedResamplesSpeakForNeither() {
    double[] team = steps(1);
    Arrays.fill(team, 1, 20, Double.NaN);
    assertThat(Contest.verdict(team, new double[][] {ONE}, 1, 1)).isEqualTo(Verdict.INCONCLUSIVE);
  }

  /** The point and 200 resamples, all of one value. */
  private static double[] steps(double value) {
    double[] steps = new double[201];
    Arrays.fill(steps, value);
    return steps;
  }

  /** Ahead of 0 but in so many resamples. */
  private static double[] lost(int resamples) {
    double[] steps = steps(1);
    Arrays.fill(steps, 1, 1 + resamples, -1);
    return steps;
  }
}
