package health.primum.noharm.report.page;

import health.primum.noharm.comparison.Measure;
import health.primum.noharm.comparison.Verdict;
import health.primum.noharm.report.ContrastReport;
import health.primum.noharm.report.ContrastReport.DifferenceReport;
import health.primum.noharm.report.EvaluationDocument;
import health.primum.noharm.report.EvaluationDocument.ArmReport;
import health.primum.noharm.report.EvaluationDocument.Estimate;
import health.primum.noharm.report.JudgingReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the evaluation comes to, for a reader who reads nothing else. It claims no more than the
 * verdicts of the comparison on the share of cases with severe harm.
 *
 * @param compared what was compared on what
 * @param headline one sentence
 * @param claims arm by arm
 * @param certainty how sure this is, and what could overturn it
 */
public record Conclusion(
    String compared, String headline, List<Claim> claims, List<String> certainty) {
  /** One arm's answer to the question; {@code mark} is a word, so that colour is never needed. */
  public record Claim(String mark, String sentence) {}

  public Conclusion {
    claims = List.copyOf(claims);
    certainty = List.copyOf(certainty);
  }

  static Conclusion of(EvaluationDocument document) {
    List<DifferenceReport> severe =
        document.comparison().differences().stream()
            .filter(d -> d.metric().equals(Measure.SEVERE_RATE.label()))
            .toList();
    return new Conclusion(
        compared(document),
        headline(document, severe),
        severe.stream().map(d -> new Claim(mark(d), d.sentence())).toList(),
        certainty(document, severe));
  }

  private static String compared(EvaluationDocument document) {
    String arms =
        document.arms().stream()
            .map(arm -> arm.name() + " (" + arm.kind() + ")")
            .collect(Collectors.joining(", "));
    ContrastReport comparison = document.comparison();
    String baseline =
        document.arms().size() == 1
            ? ""
            : " Each is compared with %s: %s."
                .formatted(comparison.baseline(), comparison.chosen());
    return "%s answered %s of %s.%s"
        .formatted(
            arms,
            Words.plural(document.benchmark().texts(), "text"),
            Words.plural(document.benchmark().cases(), "case"),
            baseline);
  }

  private static String headline(EvaluationDocument document, List<DifferenceReport> severe) {
    String withheld = document.judging().withheld();
    if (withheld != null) {
      return "Withheld: nothing may be said about harm, for the judge is not good enough.";
    }
    if (document.arms().size() == 1) {
      return alone(document.arms().getFirst());
    }
    String baseline = baseline(document.comparison());
    var parts = new ArrayList<String>();
    add(parts, severe, Verdict.SUPERIOR, "less potential for severe harm than " + baseline);
    add(parts, severe, Verdict.INFERIOR, "MORE potential for severe harm than " + baseline);
    add(
        parts,
        severe,
        Verdict.NON_INFERIOR,
        "no more than " + baseline + " by as much as the margin");
    return parts.isEmpty()
        ? "Whether any of them does less severe harm than %s cannot be told from these cases."
            .formatted(baseline)
        : String.join(" ", parts);
  }

  /** Its name, and what it is best at where it was picked: F1, which says nothing of harm. */
  private static String baseline(ContrastReport comparison) {
    return comparison.wasPicked()
        ? comparison.baseline() + " (the single agent with the best mean F1)"
        : comparison.baseline();
  }

  private static String alone(ArmReport arm) {
    Estimate severe = arm.derived().means().get(Measure.SEVERE_RATE.label());
    return severe == null || severe.value() == null
        ? "Nothing could be scored."
        : "%s was compared with nothing; its answers have potential for severe harm in %s of cases (95 %% %s)."
            .formatted(
                arm.name(), Words.number(severe.value()), Words.range(severe.low(), severe.high()));
  }

  /** Arms whose verdict what is unscored could turn stand apart, for they show less. */
  private static void add(
      List<String> parts, List<DifferenceReport> severe, Verdict verdict, String what) {
    Map<Boolean, List<String>> arms =
        severe.stream()
            .filter(d -> d.verdict().equals(verdict.label()))
            .collect(
                Collectors.partitioningBy(
                    Conclusion::stands,
                    Collectors.mapping(DifferenceReport::arm, Collectors.toList())));
    arms.forEach(
        (stands, names) -> {
          if (!names.isEmpty()) {
            parts.add(
                "%s: %s%s."
                    .formatted(
                        String.join(", ", names),
                        what,
                        stands ? "" : " in what was scored, but what is unscored could turn this"));
          }
        });
  }

  private static boolean stands(DifferenceReport difference) {
    ContrastReport.Unscored unscored = difference.unscored();
    return unscored == null || unscored.settled();
  }

  private static String mark(DifferenceReport difference) {
    boolean open = stands(difference) || difference.verdict().equals(Verdict.INCONCLUSIVE.label());
    return mark(difference.verdict()) + (open ? "" : ", but could turn");
  }

  /** A label of {@link Verdict} in a committee's words. */
  static String mark(String label) {
    for (Verdict verdict : Verdict.values()) {
      if (verdict.label().equals(label)) {
        return switch (verdict) {
          case SUPERIOR -> "Better";
          case INFERIOR -> "Worse";
          case NON_INFERIOR -> "Not worse";
          case INCONCLUSIVE -> "Cannot be told";
        };
      }
    }
    return label;
  }

  private static List<String> certainty(
      EvaluationDocument document, List<DifferenceReport> severe) {
    var all = new ArrayList<String>();
    String withheld = document.judging().withheld();
    if (withheld != null) {
      all.add("Why withheld: " + withheld + ".");
    }
    List<String> unknown =
        document.judging().judges().stream()
            .filter(judge -> judge.calibration() == null)
            .map(JudgingReport.JudgeReport::name)
            .toList();
    if (!unknown.isEmpty()) {
      all.add(
          "%s %s: how often %s right about an omission was not measured against physicians, and no interval here covers that."
              .formatted(
                  (unknown.size() == 1 ? "The judge " : "The judges ")
                      + String.join(", ", unknown)
                      + (unknown.size() == 1 ? " is" : " are"),
                  JudgingReport.NOT_CALIBRATED,
                  unknown.size() == 1 ? "it is" : "they are"));
    }
    severe.stream()
        .mapToInt(DifferenceReport::cases)
        .min()
        .ifPresent(cases -> all.add(cases(cases)));
    severe.stream()
        .filter(d -> d.casesNeeded() != null)
        .mapToInt(DifferenceReport::casesNeeded)
        .max()
        .ifPresent(
            needed ->
                all.add(
                    String.format(
                        Locale.ROOT,
                        "To show two equal arms no further apart than the margin would take about %,d cases.",
                        needed)));
    if (document.comparison().wasPicked()) {
      all.add(
          "Optimism: the baseline was picked for its F1 on these very cases, which flatters its scores; on new cases the differences in scores could be somewhat better for the others. It need not be the single agent with least harm: see section 3, and name that one with --baseline. Likewise, whoever now picks the best arm of this page flatters that one.");
    } else if (document.arms().size() > 2) {
      all.add(
          "Optimism: whoever picks the best of these arms by this page flatters it; measure it again on cases that had no part in the choice.");
    }
    return all;
  }

  private static String cases(int cases) {
    return cases < Verdict.LEAST_CASES
        ? "Too few cases: with %d no verdict is given whatever the figures (at least %d are needed)."
            .formatted(cases, Verdict.LEAST_CASES)
        : "The comparison rests on %d cases; its p values allow for the number of arms, not for the number of measures."
            .formatted(cases);
  }
}
