package health.primum.noharm.stats;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.noharm.stats.Simulation.Kind;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whether intervals cover and tests reject as often as they say. {@code mvn test -Pslow
 * -Dtest=CoverageTest} runs all of it and prints the table of METHODOLOGY.
 */
class CoverageTest {
  private static final List<Integer> HUNDRED = Collections.nCopies(10, 10);
  private static final List<Integer> THIRTY = Collections.nCopies(10, 3);

  /** As the open cases at hand: two a specialty, which are thrown together. */
  private static final List<Integer> TWENTY = Collections.nCopies(10, 2);

  private static final List<Integer> TEN = Collections.nCopies(10, 1);

  private static final List<Integer> FIFTEEN = Collections.nCopies(15, 1);
  private static final int STUDIES = 8_000;
  private static final List<Integer> SIX = Collections.nCopies(6, 1);

  /** 300 studies: three standard errors are 3.8 points. */
  @Test
  void aHundredCasesAreCoveredAboutAsOftenAsTheySay() {
    Simulation.Result result = new Simulation(HUNDRED, Kind.NORMAL, 300).run(1);
    assertThat(result.studentised()).isBetween(0.912, 0.988);
    assertThat(result.rejected()).isBetween(0.012, 0.088);
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(names = {"NORMAL", "SPECIALTIES", "SKEWED", "HARM"})
  void aHundredCases(Kind kind) {
    Simulation.Result result = run("100 cases, 10 specialties", HUNDRED, kind);
    assertThat(result.studentised()).isBetween(0.94, 0.96);
    assertThat(result.rejected()).isBetween(0.04, 0.06);
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(names = {"NORMAL", "SPECIALTIES", "SKEWED", "HARM", "RARE_HARM"})
  void thirtyCases(Kind kind) {
    assertThat(run("30 cases, 10 specialties", THIRTY, kind).studentised()).isBetween(0.94, 1.0);
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(names = {"NORMAL", "SPECIALTIES", "SKEWED", "HARM", "RARE_HARM"})
  void twentyCases(Kind kind) {
    assertThat(run("20 cases, one group", TWENTY, kind).studentised()).isBetween(0.93, 1.0);
  }

  /** Rare harm in a hundred cases cannot be covered exactly; it must not be covered too seldom. */
  @Tag("slow")
  @Test
  void rareHarmInAHundredCases() {
    Simulation.Result result = run("100 cases, 10 specialties", HUNDRED, Kind.RARE_HARM);
    assertThat(result.studentised()).isGreaterThan(0.94);
    assertThat(result.rejected()).isLessThan(0.06);
  }

  /** The fewest on which a verdict is passed. */
  @Tag("slow")
  @ParameterizedTest
  @EnumSource(names = {"NORMAL", "SKEWED", "HARM", "RARE_HARM"})
  void fifteenCases(Kind kind) {
    assertThat(run("15 cases, one group", FIFTEEN, kind).rejected()).isLessThan(0.08);
  }

  /** Printed only: why it takes more than ten. */
  @Tag("slow")
  @ParameterizedTest
  @EnumSource
  void tenCases(Kind kind) {
    assertThat(run("10 cases, one group", TEN, kind).studentised()).isPositive();
  }

  /** Means of values from 0 to 1, most of them high. */
  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"6, 0.90", "20, 0.93", "100, 0.94"})
  void meansAreCovered(int cases, double atLeast) {
    var random = new SplittableRandom(20261121);
    int covered = 0;
    for (int study = 0; study < STUDIES; study++) {
      double[] values =
          IntStream.range(0, cases).mapToDouble(i -> Math.cbrt(random.nextDouble())).toArray();
      Interval interval = StratifiedMean.ofOneGroup(values).student();
      covered += interval.low() <= 0.75 && 0.75 <= interval.high() ? 1 : 0;
    }
    System.out.printf(Locale.ROOT, "mean of %d: %.1f %%%n", cases, 100.0 * covered / STUDIES);
    assertThat((double) covered / STUDIES).isGreaterThan(atLeast);
  }

  /** Two equal arms on as many cases as it takes are shown within the margin four times in five. */
  @Tag("slow")
  @Test
  void theCasesNeededGiveThePowerTheySay() {
    double margin = 0.05;
    int needed = SampleSize.forMargin(0.2, margin);
    List<String> ids = IntStream.range(0, needed).mapToObj(i -> "A" + i).toList();
    var random = new SplittableRandom(20261121);
    int shown = 0;
    for (int study = 0; study < STUDIES; study++) {
      double[] values =
          IntStream.range(0, needed).mapToDouble(i -> 0.2 * random.nextGaussian()).toArray();
      MeanInference inference =
          StratifiedBootstrap.forInference(ids, 1_000, random.nextLong()).inference(values, 1);
      shown += inference.p(-margin) < 0.05 && inference.observed().mean() > -margin ? 1 : 0;
    }
    System.out.printf(Locale.ROOT, "%d cases: power %.1f %%%n", needed, 100.0 * shown / STUDIES);
    assertThat((double) shown / STUDIES).isBetween(0.78, 0.82);
  }

  /** Shares of cases with harm, rare and common. */
  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"20, 0.05", "20, 0.2", "20, 0.5", "100, 0.02", "100, 0.2"})
  void sharesAreCoveredAtLeastAsOftenAsTheySay(int cases, double share) {
    var random = new SplittableRandom(20261121);
    int covered = 0;
    for (int study = 0; study < STUDIES; study++) {
      double[] values =
          IntStream.range(0, cases).mapToDouble(i -> random.nextDouble() < share ? 1 : 0).toArray();
      StratifiedMean mean = StratifiedMean.ofOneGroup(values);
      Interval interval = Proportion.interval(mean.mean(), mean.standardError(), cases);
      covered += interval.low() <= share && share <= interval.high() ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT, "share %.2f of %d: %.1f %%%n", share, cases, 100.0 * covered / STUDIES);
    assertThat((double) covered / STUDIES).isGreaterThan(0.94);
  }

  /** Printed only: six cases are too few for any promise. */
  @Tag("slow")
  @ParameterizedTest
  @EnumSource
  void sixCases(Kind kind) {
    assertThat(run("6 cases, one group", SIX, kind).studentised()).isPositive();
  }

  private static Simulation.Result run(String design, List<Integer> sizes, Kind kind) {
    Simulation.Result result = new Simulation(sizes, kind, STUDIES).run(20261121);
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %.1f %% | %.1f %% | %.1f %% |%n",
        design,
        kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
        100 * result.percentile(),
        100 * result.studentised(),
        100 * result.rejected());
    return result;
  }
}
