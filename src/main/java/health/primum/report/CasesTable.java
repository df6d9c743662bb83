package health.primum.report;

import health.primum.noharm.run.ArmResult;
import health.primum.noharm.run.ItemResult;
import health.primum.noharm.score.Metrics;
import java.util.ArrayList;
import java.util.List;

/**
 * An arm's {@code cases.csv}: one row a case and variant (and trial and judge, where there are
 * several).
 */
final class CasesTable {
  private CasesTable() {}

  static String of(ArmResult arm) {
    var header =
        new ArrayList<>(
            List.of("case", "variant", "trial", "judge", "status", "reason", "response_len"));
    header.addAll(Metrics.PER_RECORD);
    return Csv.write(header, arm.items().stream().map(CasesTable::row).toList());
  }

  private static List<String> row(ItemResult item) {
    var row = new ArrayList<String>();
    row.add(item.variant().base().value());
    row.add(item.variant().id().value());
    row.add(String.valueOf(item.trial()));
    switch (item) {
      case ItemResult.Scored scored -> {
        row.addAll(
            List.of(scored.judge(), "scored", "", String.valueOf(scored.score().responseLength())));
        Metrics.PER_RECORD.forEach(
            metric -> row.add(Decimals.exact(scored.score().metric(metric))));
      }
      case ItemResult.Unscored unscored -> {
        row.addAll(List.of("", "unscored", unscored.reason().name(), ""));
        Metrics.PER_RECORD.forEach(metric -> row.add(""));
      }
    }
    return row;
  }
}
