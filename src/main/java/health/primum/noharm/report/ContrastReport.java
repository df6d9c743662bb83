package health.primum.noharm.report;

import static health.primum.noharm.report.EvaluationDocument.finite;

import health.primum.noharm.comparison.Difference;
import health.primum.noharm.comparison.Measure;
import health.primum.noharm.comparison.Sentence;
import health.primum.noharm.run.Baseline;
import health.primum.noharm.run.Evaluation;
import health.primum.noharm.stats.NumberNeeded;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the other arms differ from the baseline.
 *
 * @param baseline the arm compared with
 * @param chosen how it came to be that, and what this does to the differences
 * @param margin the largest disadvantage of no consequence
 * @param withheld why F1 and harm are not compared; null when they are
 * @param corrected how many arms Holm's correction is for; it does not cover several metrics
 * @param differences metric by metric; empty when there is one arm
 */
public record ContrastReport(
    String baseline,
    String chosen,
    double margin,
    @Nullable String withheld,
    int corrected,
    List<DifferenceReport> differences) {
  private static final String PICKED = "the best of ";

  /** Whether the baseline was picked among several by their figures on these cases. */
  public boolean wasPicked() {
    return chosen.startsWith(PICKED);
  }

  /**
   * Arm minus baseline over the cases on which both have a value. Null: undefined.
   *
   * @param unpaired cases on which one or both have none
   * @param method of the interval: STUDENTISED, STUDENT or EXACT
   * @param p of no difference, {@code pHolm} corrected
   * @param pMargin of being worse by the margin, {@code pMarginHolm} corrected
   * @param withinMargin whether a disadvantage of the margin or more is ruled out, corrected
   * @param unscored what unscored and undefined items could make of it; absent when there are none
   * @param casesNeeded to show two equal arms no further apart than the margin (power 80 %)
   * @param numberNeeded cases for one severe harm more or less; for Severe_rate alone
   */
  public record DifferenceReport(
      String metric,
      String arm,
      int cases,
      int unpaired,
      @Nullable Double armMean,
      @Nullable Double baselineMean,
      @Nullable Double difference,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable String method,
      @Nullable Double p,
      @Nullable Double pHolm,
      @Nullable Double pMargin,
      @Nullable Double pMarginHolm,
      String verdict,
      boolean withinMargin,
      @Nullable Unscored unscored,
      @Nullable Integer casesNeeded,
      @Nullable String numberNeeded,
      String sentence) {}

  /**
   * The mean difference over all cases with everything unscored at its extremes.
   *
   * @param settled whether the verdict is the same throughout
   */
  public record Unscored(
      double least, double most, String verdictIfLeast, String verdictIfMost, boolean settled) {}

  static ContrastReport of(Evaluation evaluation) {
    Baseline baseline = evaluation.contrast().baseline();
    double margin = evaluation.spec().comparing().margin();
    int others = evaluation.arms().size() - 1;
    return new ContrastReport(
        baseline.arm(),
        chosen(baseline),
        margin,
        evaluation.standing().withheld().orElse(null),
        others,
        evaluation.contrast().differences().stream().map(d -> of(d, margin, others)).toList());
  }

  private static String chosen(Baseline baseline) {
    return switch (baseline.how()) {
      case NAMED -> "named by the user";
      case FIRST -> "the first arm, for no solo team has a mean weighted F1 to be chosen by";
      case BEST_SOLO ->
          baseline.among() == 1
              ? "the only solo team with a score"
              : (PICKED
                      + "%d solo teams by mean weighted F1 on these very cases, what has no score counting 0: the choice flatters its scores, so that differences in scores lean against the other arms; another solo team can do less harm")
                  .formatted(baseline.among());
    };
  }

  /** A difference as plain data. */
  public static DifferenceReport of(Difference d, double margin, int arms) {
    boolean paired = d.method().isPresent();
    return new DifferenceReport(
        d.measure().label(),
        d.arm(),
        d.interval().cases(),
        d.unpaired(),
        finite(d.armMean()),
        finite(d.baselineMean()),
        finite(d.interval().mean()),
        finite(d.interval().low()),
        finite(d.interval().high()),
        paired ? d.method().get().name() : null,
        finite(d.p()),
        finite(d.holm()),
        finite(d.ofMargin()),
        finite(d.holmOfMargin()),
        d.verdict().label(),
        d.withinMargin(),
        d.bounds()
            .map(
                b ->
                    new Unscored(
                        b.least(),
                        b.most(),
                        b.ifLeast().label(),
                        b.ifMost().label(),
                        d.isSettled()))
            .orElse(null),
        d.casesNeeded() == 0 ? null : d.casesNeeded(),
        d.measure() == Measure.SEVERE_RATE && paired ? needed(d) : null,
        Sentence.of(d, margin, arms));
  }

  /** "one severe harm less in 8.3 cases (95 % one less in 5.0 to one less in 25.0)". */
  private static String needed(Difference d) {
    NumberNeeded needed = NumberNeeded.of(d.interval());
    if (Double.isInfinite(needed.value())) {
      return "no difference seen (95 %% %s, over none, to %s)"
          .formatted(one(needed.high()), one(needed.low()));
    }
    return "%s (95 %% %s%s to %s)"
        .formatted(
            one(needed.value()),
            one(needed.high()),
            needed.throughInfinity() ? ", over none," : "",
            one(needed.low()));
  }

  private static String one(double cases) {
    return Double.isInfinite(cases)
        ? "none"
        : String.format(
            Locale.ROOT, "one %s in %.1f", cases < 0 ? "less" : "more", Math.abs(cases));
  }
}
