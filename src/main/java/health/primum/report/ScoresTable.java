package health.primum.report;

import health.primum.noharm.run.ArmResult;
import health.primum.noharm.score.Metrics;
import health.primum.noharm.stats.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * An arm's {@code scores.csv}: the kit's own columns, rows and rounding, so that the two can be
 * compared as text.
 */
final class ScoresTable {
  private static final List<String> HEADER =
      List.of("category", "metric", "trials", "mean", "ci", "ci_lo", "ci_hi");

  private ScoresTable() {}

  static String of(ArmResult arm) {
    var rows = new ArrayList<List<String>>();
    for (String metric : Metrics.TABLE) {
      Interval interval = arm.metrics().get(metric);
      if (interval != null) {
        rows.add(
            List.of(
                "Overall",
                metric,
                String.valueOf(interval.cases()),
                Decimals.rounded(interval.mean()),
                Decimals.rounded(interval.halfWidth()),
                Decimals.rounded(interval.low()),
                Decimals.rounded(interval.high())));
      }
    }
    return Csv.write(HEADER, rows);
  }
}
