package health.primum.report;

import health.primum.noharm.report.ContrastReport;
import health.primum.noharm.report.ContrastReport.DifferenceReport;
import health.primum.noharm.report.ContrastReport.Unscored;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code differences.csv}: one row a metric and arm, arm minus baseline. */
final class DifferencesTable {
  private static final List<String> HEADER =
      List.of(
          "metric",
          "arm",
          "baseline",
          "cases",
          "unpaired",
          "arm_mean",
          "baseline_mean",
          "difference",
          "low",
          "high",
          "method",
          "p",
          "p_holm",
          "p_margin",
          "p_margin_holm",
          "margin",
          "verdict",
          "within_margin",
          "least_if_unscored",
          "most_if_unscored",
          "settled",
          "cases_needed");

  private DifferencesTable() {}

  static String of(ContrastReport contrast) {
    return Csv.write(HEADER, contrast.differences().stream().map(d -> row(contrast, d)).toList());
  }

  private static List<String> row(ContrastReport contrast, DifferenceReport d) {
    Unscored unscored = d.unscored();
    Integer needed = d.casesNeeded();
    String method = d.method();
    var row =
        new ArrayList<>(
            List.of(
                d.metric(),
                d.arm(),
                contrast.baseline(),
                String.valueOf(d.cases()),
                String.valueOf(d.unpaired()),
                number(d.armMean()),
                number(d.baselineMean()),
                number(d.difference()),
                number(d.low()),
                number(d.high()),
                method == null ? "" : method,
                number(d.p()),
                number(d.pHolm()),
                number(d.pMargin()),
                number(d.pMarginHolm()),
                Decimals.exact(contrast.margin()),
                d.verdict(),
                String.valueOf(d.withinMargin())));
    row.add(unscored == null ? "" : Decimals.exact(unscored.least()));
    row.add(unscored == null ? "" : Decimals.exact(unscored.most()));
    row.add(unscored == null ? "true" : String.valueOf(unscored.settled()));
    row.add(needed == null ? "" : String.valueOf(needed));
    return row;
  }

  private static String number(@Nullable Double value) {
    return value == null ? "" : Decimals.exact(value);
  }
}
