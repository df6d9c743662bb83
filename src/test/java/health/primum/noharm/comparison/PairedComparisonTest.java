package health.primum.noharm.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.primum.noharm.stats.MeanInference.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {
  private static final Measure HARM = Measure.SEVERE_RATE;
  private static final Measure F1 = Measure.F1_WEIGHTED;

  @Test
  void lessHarmIsSuperiorAndMoreF1IsSuperior() {
    List<Double> low = noise(40, 0.2, 1);
    List<Double> high = noise(40, 0.5, 2);
    assertThat(one(HARM, Sides.of("b", HARM, high), Sides.of("a", HARM, low)).verdict())
        .isEqualTo(Verdict.SUPERIOR);
    assertThat(one(F1, Sides.of("b", F1, high), Sides.of("a", F1, low)).verdict())
        .isEqualTo(Verdict.INFERIOR);
  }

  @Test
  void aSmallAndCertainDifferenceIsNonInferior() {
    List<Double> values = noise(60, 0.5, 3);
    List<Double> same = new ArrayList<>(values);
    for (int i = 0; i < same.size(); i++) {
      same.set(i, same.get(i) + (i % 2 == 0 ? 0.004 : -0.004));
    }
    Difference difference = one(F1, Sides.of("b", F1, values), Sides.of("a", F1, same));
    assertThat(difference.verdict()).isEqualTo(Verdict.NON_INFERIOR);
    assertThat(difference.withinMargin()).isTrue();
    assertThat(difference.casesNeeded()).isBetween(2, 10);
  }

  @Test
  void worseByLessThanTheMarginIsInferiorAndWithinIt() {
    List<Double> values = noise(60, 0.5, 3);
    List<Double> less = new ArrayList<>(values);
    less.replaceAll(v -> v - 0.01);
    for (int i = 0; i < less.size(); i++) {
      less.set(i, less.get(i) + (i % 2 == 0 ? 0.002 : -0.002));
    }
    Difference difference = one(F1, Sides.of("b", F1, values), Sides.of("a", F1, less));
    assertThat(difference.verdict()).isEqualTo(Verdict.INFERIOR);
    assertThat(difference.withinMargin()).isTrue();
    assertThat(Sentence.of(difference, 0.02, 1)).contains("by less than the margin");
  }

  @Test
  void twentyCasesWithoutSevereHarmDoNotShowNonInferiority() {
    List<Double> none = Collections.nCopies(20, 0.0);
    Difference difference = one(HARM, Sides.of("b", HARM, none), Sides.of("a", HARM, none));
    assertThat(difference.method()).contains(Method.EXACT);
    assertThat(difference.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(difference.casesNeeded()).isZero();
  }

  @Test
  void unscoredCasesAreLeftOutCountedAndBounded() {
    Side baseline = Sides.of("b", F1, 0.5, 0.5, 0.6, 0.4, 0.5);
    Side arm = Sides.of("a", F1, 0.7, null, 0.8, 0.6, 0.75);
    Difference difference = one(F1, baseline, arm);
    assertThat(difference.interval().cases()).isEqualTo(4);
    assertThat(difference.unpaired()).isEqualTo(1);
    assertThat(difference.interval().mean()).isCloseTo(0.2125, within(1e-12));
    Difference.Bounds bounds = difference.bounds().orElseThrow();
    assertThat(bounds.least()).isCloseTo((0.85 - 0.5) / 5, within(1e-12));
    assertThat(bounds.most()).isCloseTo((0.85 + 0.5) / 5, within(1e-12));
    assertThat(Sentence.of(difference, 0.02, 1))
        .contains("With what is unscored, +0.070 to +0.270");
  }

  @Test
  void aVerdictThatHangsOnWhatIsUnscoredSaysSo() {
    var scored = new ArrayList<Double>();
    var half = new ArrayList<Double>();
    var random = new Random(5);
    for (int i = 0; i < 30; i++) {
      scored.add(0.4 + 0.1 * random.nextDouble());
      half.add(i < 15 ? scored.get(i) + 0.2 + 0.05 * random.nextDouble() : null);
    }
    Difference difference = one(F1, Sides.of("b", F1, scored), Sides.of("a", F1, half));
    assertThat(difference.verdict()).isEqualTo(Verdict.SUPERIOR);
    assertThat(difference.isSettled()).isFalse();
    assertThat(Sentence.of(difference, 0.02, 1)).contains("the verdict depends on it");
  }

  /** What stands alone need not stand among ten, and the ends are told by the same measure. */
  @Test
  void theEndsAreAdjustedForTheNumberOfArmsToo() {
    Side baseline = Sides.of("b", F1, Collections.nCopies(40, 0.5));
    var better = new ArrayList<Double>();
    IntStream.range(0, 40).forEach(i -> better.add(0.575 + (i % 2 == 0 ? 0.1 : -0.1)));
    better.set(0, null);
    List<Side> arms = new ArrayList<>(List.of(Sides.of("better", F1, better)));
    IntStream.range(0, 9).forEach(i -> arms.add(Sides.of("n" + i, F1, noise(40, 0.5, 30 + i))));
    Difference alone = one(F1, baseline, arms.getFirst());
    Difference among = new PairedComparison(2_000, 0, 0.02).of(F1, baseline, arms).getFirst();
    assertThat(alone.verdict()).isEqualTo(Verdict.SUPERIOR);
    assertThat(alone.isSettled()).isTrue();
    assertThat(among.verdict()).isEqualTo(Verdict.SUPERIOR);
    assertThat(among.isSettled()).isFalse();
    assertThat(among.bounds().orElseThrow().least())
        .isEqualTo(alone.bounds().orElseThrow().least());
  }

  @Test
  void nothingPairedIsNoZero() {
    Difference difference = one(F1, Sides.of("b", F1, 0.5, null), Sides.of("a", F1, null, 0.5));
    assertThat(difference.interval().mean()).isNaN();
    assertThat(difference.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(Sentence.of(difference, 0.02, 1)).contains("nothing can be said");
    Side empty = Side.of("b", List.of());
    assertThat(one(F1, empty, Side.of("a", List.of())).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void oneCaseShowsNothing() {
    Difference difference = one(HARM, Sides.of("b", HARM, 1.0), Sides.of("a", HARM, 0.0));
    assertThat(difference.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(difference.p()).isEqualTo(1);
    assertThat(difference.interval().low()).isLessThan(-0.97);
    assertThat(difference.interval().high()).isGreaterThan(0.9);
  }

  @Test
  void holmTurnsAVerdictThatOneOfManyComparisonsWouldGive() {
    Side baseline = Sides.of("b", F1, noise(20, 0.5, 10));
    List<Side> arms = new ArrayList<>();
    arms.add(Sides.of("better", F1, noise(20, 0.63, 20)));
    IntStream.range(0, 9).forEach(i -> arms.add(Sides.of("n" + i, F1, noise(20, 0.5, 30 + i))));
    Difference alone = one(F1, baseline, arms.getFirst());
    Difference among = new PairedComparison(2_000, 0, 0.02).of(F1, baseline, arms).getFirst();
    assertThat(alone.p()).isBetween(0.005, 0.05);
    assertThat(alone.verdict()).isEqualTo(Verdict.SUPERIOR);
    assertThat(among.p()).isEqualTo(alone.p());
    assertThat(among.holm()).isEqualTo(10 * alone.p());
    assertThat(among.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void otherCasesCannotBeCompared() {
    Side one = Sides.of("b", F1, 0.5, 0.5);
    Side other = Sides.of("a", F1, 0.5);
    assertThatThrownBy(() -> one(F1, one, other)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Difference one(Measure measure, Side baseline, Side arm) {
    return new PairedComparison(2_000, 0, 0.02).of(measure, baseline, List.of(arm)).getFirst();
  }

  private static List<Double> noise(int n, double mean, long seed) {
    var random = new Random(seed);
    return IntStream.range(0, n).mapToObj(i -> mean + 0.4 * (random.nextDouble() - 0.5)).toList();
  }
}
