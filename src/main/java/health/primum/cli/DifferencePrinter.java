package health.primum.cli;

import health.primum.noharm.comparison.Measure;
import health.primum.noharm.comparison.Verdict;
import health.primum.noharm.report.ContrastReport;
import health.primum.noharm.report.ContrastReport.DifferenceReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Prints how arms differ from the baseline: two metrics in words, the others in rows. */
final class DifferencePrinter {
  private static final List<String> IN_WORDS =
      List.of(Measure.SEVERE_RATE.label(), Measure.F1_WEIGHTED.label());

  private static final List<String> IN_ROWS =
      Stream.of(
              Measure.PRECISION_WEIGHTED,
              Measure.RECALL_WEIGHTED,
              Measure.MODERATE_RATE,
              Measure.MILD_RATE,
              Measure.SEVERE_HARMS,
              Measure.SEVERE_OMISSIONS,
              Measure.SEVERE_COMMISSIONS)
          .map(Measure::label)
          .toList();

  private final PrintWriter out;

  DifferencePrinter(PrintWriter out) {
    this.out = out;
  }

  void print(ContrastReport comparison) {
    out.printf("%nCompared with %s: %s.%n", comparison.baseline(), comparison.chosen());
    String withheld = comparison.withheld();
    if (withheld != null) {
      out.println("  F1 and harm are not compared, for their figures are withheld: " + withheld);
    }
    for (String metric : IN_WORDS) {
      of(comparison, metric).forEach(this::sentence);
    }
    out.println();
    for (String metric : IN_ROWS) {
      of(comparison, metric).filter(d -> d.method() != null).forEach(this::row);
    }
    out.println(
        "  Corrected for the number of arms, not of metrics: name the metric that decides beforehand.");
  }

  private static Stream<DifferenceReport> of(ContrastReport comparison, String metric) {
    return comparison.differences().stream().filter(d -> d.metric().equals(metric));
  }

  private void sentence(DifferenceReport d) {
    out.println("  " + d.sentence());
    String needed = d.numberNeeded();
    if (needed != null) {
      out.println("    cases with severe harm: " + needed);
    }
    Integer cases = d.casesNeeded();
    if (cases != null && d.verdict().equals(Verdict.INCONCLUSIVE.label())) {
      out.printf(
          "    equal arms would take about %d cases to be shown within the margin (power 80 %%)%n",
          cases);
    }
  }

  private void row(DifferenceReport d) {
    out.printf(
        Locale.ROOT,
        "  %-20s %-20s %+.3f  [%+.3f, %+.3f]  n=%d  p %.3f, Holm %.3f  %s%n",
        d.metric(),
        d.arm(),
        d.difference(),
        d.low(),
        d.high(),
        d.cases(),
        d.p(),
        d.pHolm(),
        d.verdict());
  }
}
