package health.primum.noharm.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class PairedComparisonPropertiesTest {
  /**
   * Two arms on the same cases; null is unscored.
   *
   * @param specialty of each case
   */
  record Pairs(
      Measure measure,
      List<Integer> specialty,
      List<@Nullable Double> first,
      List<@Nullable Double> second) {
    Side side(String name, List<@Nullable Double> values) {
      var cases = new ArrayList<CaseValues>();
      for (int i = 0; i < values.size(); i++) {
        String id = "%c%03d".formatted('A' + specialty.get(i), i);
        cases.add(Sides.one(id, measure, values.get(i)));
      }
      return Side.of(name, cases);
    }
  }

  @Provide
  Arbitrary<Pairs> pairs() {
    Arbitrary<Double> value =
        Arbitraries.oneOf(
            Arbitraries.of(0.0, 1.0), Arbitraries.integers().between(0, 100).map(i -> i / 100.0));
    Arbitrary<Measure> measure =
        Arbitraries.of(Measure.F1_WEIGHTED, Measure.SEVERE_RATE, Measure.SEVERE_HARMS);
    return Arbitraries.integers()
        .between(1, 24)
        .flatMap(
            n -> {
              Arbitrary<List<Double>> values = value.injectNull(0.1).list().ofSize(n);
              return net.jqwik.api.Combinators.combine(
                      measure,
                      Arbitraries.integers().between(0, 3).list().ofSize(n),
                      values,
                      values)
                  .as(Pairs::new);
            });
  }

  @Property(tries = 150)
  void swappingTheArmsTurnsTheSignAndTheVerdict(@ForAll("pairs") Pairs pairs) {
    Difference one = compare(pairs, pairs.first(), pairs.second());
    Difference other = compare(pairs, pairs.second(), pairs.first());
    same(other.interval().mean(), -one.interval().mean());
    same(other.interval().low(), -one.interval().high());
    same(other.interval().high(), -one.interval().low());
    same(other.p(), one.p());
    assertThat(other.verdict() == Verdict.SUPERIOR).isEqualTo(one.verdict() == Verdict.INFERIOR);
    assertThat(other.verdict() == Verdict.INFERIOR).isEqualTo(one.verdict() == Verdict.SUPERIOR);
    assertThat(other.bounds().isPresent()).isEqualTo(one.bounds().isPresent());
    one.bounds().ifPresent(b -> same(other.bounds().orElseThrow().most(), -b.least()));
  }

  @Property(tries = 100)
  void anArmIsNeverBetterThanItself(@ForAll("pairs") Pairs pairs) {
    Difference difference = compare(pairs, pairs.first(), pairs.first());
    assertThat(difference.interval().mean()).isIn(0.0, Double.NaN);
    assertThat(difference.verdict()).isIn(Verdict.NON_INFERIOR, Verdict.INCONCLUSIVE);
  }

  @Property(tries = 100)
  void theOrderOfCasesMeansNothing(@ForAll("pairs") Pairs pairs, @ForAll long seed) {
    Side arm = pairs.side("a", pairs.first());
    Side baseline = pairs.side("b", pairs.second());
    var shuffled = new ArrayList<>(arm.cases().values());
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(compare(pairs.measure(), baseline, Side.of("a", shuffled)))
        .isEqualTo(compare(pairs.measure(), baseline, arm));
  }

  @Property(tries = 100)
  void whatIsUnscoredCannotLeaveItsBounds(@ForAll("pairs") Pairs pairs, @ForAll long seed) {
    var random = new Random(seed);
    Difference known = compare(pairs, pairs.first(), pairs.second());
    Difference filled = compare(pairs, fill(pairs.first(), random), fill(pairs.second(), random));
    known
        .bounds()
        .ifPresent(
            b ->
                assertThat(filled.interval().mean())
                    .isBetween(b.least() - 1e-12, b.most() + 1e-12));
  }

  /** To the last bit, undefined where the other is; 0 has no sign here. */
  private static void same(double actual, double expected) {
    assertThat(actual == expected || (Double.isNaN(actual) && Double.isNaN(expected)))
        .as("%s and %s", actual, expected)
        .isTrue();
  }

  private static List<@Nullable Double> fill(List<@Nullable Double> values, Random random) {
    var filled = new ArrayList<@Nullable Double>();
    values.forEach(value -> filled.add(value == null ? random.nextDouble() : value));
    return filled;
  }

  private static Difference compare(
      Pairs pairs, List<@Nullable Double> arm, List<@Nullable Double> baseline) {
    return compare(pairs.measure(), pairs.side("b", baseline), pairs.side("a", arm));
  }

  private static Difference compare(Measure measure, Side baseline, Side arm) {
    return new PairedComparison(300, 7, 0.02).of(measure, baseline, List.of(arm)).getFirst();
  }
}
