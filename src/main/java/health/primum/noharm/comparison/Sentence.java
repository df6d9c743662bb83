package health.primum.noharm.comparison;

import health.primum.noharm.comparison.Difference.Bounds;
import health.primum.noharm.stats.Interval;
import java.util.Locale;

/** Says a difference in plain words. */
public final class Sentence {
  private Sentence() {}

  /**
   * For example: "union does less severe harm than solo: share of cases with severe harm,
   * difference -0.120 (95 % -0.200 to -0.040), p 0.004, 20 cases; superior (margin 0.02, Holm over
   * 4 arms)."
   *
   * @param arms how many arms were compared with the baseline
   */
  public static String of(Difference d, double margin, int arms) {
    if (d.method().isEmpty()) {
      return "%s and %s have no case on which both have a %s: nothing can be said."
          .formatted(d.arm(), d.baseline(), d.measure().words());
    }
    Interval i = d.interval();
    String numbers =
        String.format(
            Locale.ROOT,
            "%s, difference %+.3f (95 %% %+.3f to %+.3f), p %s, %d cases",
            d.measure().words(),
            i.mean(),
            i.low(),
            i.high(),
            p(d.p()),
            i.cases());
    String few =
        i.cases() < Verdict.LEAST_CASES
            ? " Fewer than " + Verdict.LEAST_CASES + " cases allow no other verdict."
            : "";
    String corrected = arms > 1 ? ", Holm over " + arms + " arms gives p " + p(d.holm()) : "";
    return "%s: %s; %s (margin %s%s).%s"
        .formatted(
            claim(d), numbers, d.verdict().label(), plain(margin), corrected, few + unscored(d));
  }

  private static String claim(Difference d) {
    String harm =
        d.measure() == Measure.SEVERE_RATE || d.measure().isSevereCount() ? "severe harm" : "harm";
    String good =
        d.measure().higherIsBetter() ? "scores higher than" : "does less " + harm + " than";
    String bad = d.measure().higherIsBetter() ? "scores lower than" : "does more " + harm + " than";
    return switch (d.verdict()) {
      case SUPERIOR -> "%s %s %s".formatted(d.arm(), good, d.baseline());
      case INFERIOR ->
          "%s %s %s%s"
              .formatted(
                  d.arm(), bad, d.baseline(), d.withinMargin() ? ", by less than the margin" : "");
      case NON_INFERIOR ->
          "%s is no worse than %s by as much as the margin".formatted(d.arm(), d.baseline());
      case INCONCLUSIVE -> "Whether %s %s %s cannot be told".formatted(d.arm(), good, d.baseline());
    };
  }

  private static String unscored(Difference d) {
    if (d.bounds().isEmpty()) {
      return "";
    }
    Bounds b = d.bounds().get();
    String range =
        String.format(Locale.ROOT, " With what is unscored, %+.3f to %+.3f", b.least(), b.most());
    return range
        + (d.isSettled()
            ? ": the verdict stands."
            : ": the verdict depends on it (%s or %s)."
                .formatted(b.ifLeast().label(), b.ifMost().label()));
  }

  private static String p(double p) {
    return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
  }

  private static String plain(double margin) {
    return new java.math.BigDecimal(Double.toString(margin)).stripTrailingZeros().toPlainString();
  }
}
