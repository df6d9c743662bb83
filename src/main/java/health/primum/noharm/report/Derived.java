package health.primum.noharm.report;

import static health.primum.noharm.report.EvaluationDocument.finite;

import health.primum.noharm.comparison.CaseValues;
import health.primum.noharm.comparison.Measure;
import health.primum.noharm.comparison.OmissionShare;
import health.primum.noharm.comparison.Side;
import health.primum.noharm.comparison.Specialty;
import health.primum.noharm.report.EvaluationDocument.Estimate;
import health.primum.noharm.stats.Interval;
import health.primum.noharm.stats.NumberNeeded;
import health.primum.noharm.stats.Proportion;
import health.primum.noharm.stats.StratifiedMean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What follows from an arm's values case by case. Intervals of rates and shares hold at 0 and 1 too
 * ({@link Proportion}).
 *
 * @param means the metrics with intervals that do not shrink where a specialty has few cases, by
 *     Student's t; undefined for one case, except of rates
 * @param numberNeededToHarm cases for one with severe harm
 * @param severeOmissionShare share of severe harms that are omissions
 * @param omissionShare share of all harms that are omissions
 * @param specialties by name
 */
public record Derived(
    Map<String, Estimate> means,
    Nnh numberNeededToHarm,
    Estimate severeOmissionShare,
    Estimate omissionShare,
    List<InSpecialty> specialties) {
  /**
   * Cases for one harm; null where it is infinite or there is no case.
   *
   * @param low at the highest rate that the interval allows
   * @param high at the lowest
   * @param words the same for a reader
   */
  public record Nnh(
      @Nullable Double value, @Nullable Double low, @Nullable Double high, String words) {}

  /** A specialty; {@code note} says what its number of cases allows. */
  public record InSpecialty(
      String name, int cases, int withoutScore, Estimate f1, Estimate severeRate, String note) {}

  static Derived of(Side side) {
    return new Derived(
        means(side),
        nnh(side),
        Estimate.of(OmissionShare.of(side, true)),
        Estimate.of(OmissionShare.of(side, false)),
        Specialty.of(side).stream().map(Derived::specialty).toList());
  }

  /** When the judge is below the floor: means of what may be shown, and nothing of harm. */
  static Derived withheld(Side side) {
    Estimate none = Estimate.of(Interval.NONE);
    return new Derived(
        means(side),
        new Nnh(null, null, null, "withheld: the judge is below the floor (see judging)"),
        none,
        none,
        List.of());
  }

  private static Map<String, Estimate> means(Side side) {
    Map<String, Estimate> means = new LinkedHashMap<>();
    for (Measure measure : Measure.values()) {
      List<CaseValues> defined =
          side.cases().values().stream().filter(one -> !Double.isNaN(one.value(measure))).toList();
      if (!measure.isCount() && !defined.isEmpty()) {
        means.put(measure.label(), Estimate.of(mean(measure, defined)));
      }
    }
    return means;
  }

  private static Interval mean(Measure measure, List<CaseValues> cases) {
    var mean =
        StratifiedMean.ofCases(
            cases.stream().map(CaseValues::id).toList(),
            cases.stream().mapToDouble(one -> one.value(measure)).toArray());
    return measure.higherIsBetter()
        ? mean.student()
        : Proportion.interval(mean.mean(), mean.standardError(), mean.cases());
  }

  private static Nnh nnh(Side side) {
    List<CaseValues> scored =
        side.cases().values().stream().filter(one -> one.scored() > 0).toList();
    if (scored.isEmpty()) {
      return new Nnh(null, null, null, "no case has a score");
    }
    var rate =
        StratifiedMean.ofCases(
            scored.stream().map(CaseValues::id).toList(),
            scored.stream().mapToDouble(one -> one.value(Measure.SEVERE_RATE)).toArray());
    Interval interval = Proportion.interval(rate.mean(), rate.standardError(), rate.cases());
    NumberNeeded needed = NumberNeeded.of(interval);
    String words =
        Double.isInfinite(needed.value())
            ? String.format(
                Locale.ROOT,
                "no severe harm in %d %s; one case in %.1f is not ruled out",
                rate.cases(),
                rate.cases() == 1 ? "case" : "cases",
                needed.low())
            : String.format(
                Locale.ROOT,
                "one case with severe harm in %.1f (95 %% %.1f to %s)",
                needed.value(),
                needed.low(),
                Double.isInfinite(needed.high())
                    ? "no end"
                    : String.format(Locale.ROOT, "%.1f", needed.high()));
    return new Nnh(finite(needed.value()), finite(needed.low()), finite(needed.high()), words);
  }

  private static InSpecialty specialty(Specialty specialty) {
    String note =
        specialty.cases() < Specialty.LEAST
            ? "too few cases for an interval"
            : specialty.cases() < Specialty.ENOUGH ? "few cases: rough" : "";
    return new InSpecialty(
        specialty.name(),
        specialty.cases(),
        specialty.withoutScore(),
        Estimate.of(specialty.f1()),
        Estimate.of(specialty.severe()),
        note);
  }
}
