package health.primum.noharm.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void holmIsTheTextbooks() {
    // By hand: 4 x 0.005, 3 x 0.01, 2 x 0.03, and never below the one before.
    assertThat(Holm.adjusted(new double[] {0.01, 0.04, 0.03, 0.005}))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
  }

  @Test
  void holmLeavesOutWhatWasNotTested() {
    assertThat(Holm.adjusted(new double[] {0.04, Double.NaN, 0.01}))
        .containsExactly(0.04, Double.NaN, 0.02);
    assertThat(Holm.adjusted(new double[] {0.9, 0.8})).containsExactly(1, 1);
    assertThat(Holm.adjusted(new double[0])).isEmpty();
  }

  /** Clopper and Pearson's for 3 of 20 and 0 of 20. */
  @Test
  void aShareOfIndependentCasesHasTheExactBinomialInterval() {
    double error = Math.sqrt(0.15 * 0.85 / 20);
    Interval three = Proportion.interval(0.15, error, 20);
    assertThat(three.low()).isCloseTo(0.0320709, within(1e-6));
    assertThat(three.high()).isCloseTo(0.3789268, within(1e-6));
    Interval none = Proportion.interval(0, 0, 20);
    assertThat(none.low()).isZero();
    assertThat(none.high()).isCloseTo(0.1684335, within(1e-6));
    assertThat(Proportion.interval(1, 0, 20).low()).isCloseTo(1 - 0.1684335, within(1e-6));
  }

  @Test
  void aShareSaysMoreWhenItsErrorIsSmallerButNeverMoreThanItsCases() {
    assertThat(Proportion.interval(0.5, 0.2, 20).halfWidth())
        .isGreaterThan(Proportion.interval(0.5, 0.12, 20).halfWidth());
    assertThat(Proportion.interval(0.5, 1e-9, 20))
        .isEqualTo(Proportion.interval(0.5, Math.sqrt(0.25 / 20), 20));
  }

  @Test
  void numbersNeededRunThroughInfinityWhereTheIntervalHoldsZero() {
    assertThat(NumberNeeded.of(new Interval(0.2, 0.1, 0.5, 20)))
        .isEqualTo(new NumberNeeded(5, 2, 10, false));
    assertThat(NumberNeeded.of(new Interval(0, 0, 0.125, 20)))
        .isEqualTo(new NumberNeeded(Double.POSITIVE_INFINITY, 8, Double.POSITIVE_INFINITY, false));
    assertThat(NumberNeeded.of(new Interval(0.05, -0.1, 0.2, 20)))
        .isEqualTo(new NumberNeeded(20, 5, -10, true));
  }

  /** About (1.98 + 0.845)^2 x 16 for a deviation of four margins. */
  @Test
  void sampleSizeIsThatOfAPairedTTest() {
    assertThat(SampleSize.forMargin(0.2, 0.05)).isBetween(127, 129);
    assertThat(SampleSize.forMargin(0, 0.05)).isZero();
    assertThat(SampleSize.forMargin(0.2, 0)).isZero();
    assertThat(SampleSize.forMargin(Double.NaN, 0.05)).isZero();
    assertThat(SampleSize.forMargin(1, 1e-9)).isZero();
  }

  @Test
  void casesThatAreAllAlikeDoNotProveThatAllOthersAre() {
    MeanInference inference = of(new double[20]);
    assertThat(inference.method()).isEqualTo(MeanInference.Method.EXACT);
    assertThat(inference.interval().low()).isCloseTo(-0.1684335, within(1e-6));
    assertThat(inference.interval().high()).isCloseTo(0.1684335, within(1e-6));
    assertThat(inference.p(0)).isEqualTo(1);
    assertThat(inference.p(-0.02)).isGreaterThan(0.05);
    assertThat(inference.p(-0.17)).isLessThan(0.05);
  }

  @Test
  void aConstantDifferenceIsASignTest() {
    double[] all = new double[10];
    Arrays.fill(all, 1);
    assertThat(of(all).p(0)).isCloseTo(2 * Math.pow(0.5, 10), within(1e-12));
    assertThat(of(new double[] {1}).interval().low()).isNegative();
  }

  @Test
  void fewDiscordantCasesFallBackOnStudent() {
    double[] one = new double[20];
    one[7] = -1;
    MeanInference inference = of(one);
    assertThat(inference.method()).isEqualTo(MeanInference.Method.STUDENT);
    assertThat(inference.p(0)).isCloseTo(0.330, within(0.001));
    assertThat(inference.interval().low()).isCloseTo(-0.1547, within(0.0001));
  }

  @Test
  void theIntervalAndThePValueAgree() {
    var random = new Random(4);
    for (int repeat = 0; repeat < 50; repeat++) {
      MeanInference inference = of(random.doubles(20, -0.3, 0.7).toArray());
      Interval interval = inference.interval();
      assertThat(inference.p(interval.low() - 0.01)).isLessThan(0.05);
      assertThat(inference.p(interval.low() + 0.01)).isGreaterThan(0.05);
      assertThat(inference.p(interval.high() + 0.01)).isLessThan(0.05);
    }
  }

  @Test
  void aMeanOfValuesThatAreAllAlikeIsNotCertain() {
    Interval all = StratifiedMean.ofOneGroup(new double[] {1, 1, 1, 1, 1, 1}).student();
    assertThat(all.low()).isCloseTo(Math.pow(0.025, 1.0 / 6), within(1e-9));
    assertThat(all.high()).isEqualTo(1);
    assertThat(StratifiedMean.ofOneGroup(new double[] {1}).student().low()).isNaN();
    // 0.6 + 12.706 x 0.1, cut at 1
    assertThat(StratifiedMean.ofOneGroup(new double[] {0.5, 0.7}).student())
        .isEqualTo(new Interval(0.6, 0, 1, 2));
  }

  @Test
  void aLoneCaseJoinsAnotherStratum() {
    assertThat(Strata.ofAtLeastTwo(List.of("A1", "A2", "A3", "B1"))).hasSize(1);
    assertThat(Strata.ofAtLeastTwo(List.of("A1"))).hasSize(1);
    assertThat(Strata.ofAtLeastTwo(List.of("A1", "A2", "A3", "B1", "C1"))).hasSize(2);
  }

  private static MeanInference of(double[] values) {
    List<String> ids = IntStream.range(0, values.length).mapToObj(i -> "A" + i).toList();
    return StratifiedBootstrap.forInference(ids, 2_000, 0).inference(values, 1);
  }
}
