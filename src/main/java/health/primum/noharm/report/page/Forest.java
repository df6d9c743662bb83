package health.primum.noharm.report.page;

import health.primum.noharm.comparison.Measure;
import health.primum.noharm.report.ContrastReport;
import health.primum.noharm.report.ContrastReport.DifferenceReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Paired differences, arm minus baseline, for a forest plot: one for harms, of which less is
 * better, one for scores, of which more is better.
 *
 * @param lowerIsBetter whether left of 0 is better
 * @param margin the largest disadvantage of no consequence
 * @param rows from top to bottom
 */
public record Forest(boolean lowerIsBetter, double margin, List<Row> rows) {
  /** Both of harm as shares of cases; counts an answer have another scale and stay in the table. */
  private static final List<Measure> HARMS = List.of(Measure.SEVERE_RATE, Measure.MODERATE_RATE);

  private static final List<Measure> SCORES =
      List.of(Measure.F1_WEIGHTED, Measure.RECALL_WEIGHTED, Measure.PRECISION_WEIGHTED);

  /** One difference with its 95 % interval; {@code first} begins the rows of an arm. */
  public record Row(
      String arm, String measure, double value, double low, double high, boolean first) {}

  public Forest {
    rows = List.copyOf(rows);
  }

  static Forest ofHarms(ContrastReport comparison) {
    return new Forest(true, comparison.margin(), rows(comparison, HARMS));
  }

  static Forest ofScores(ContrastReport comparison) {
    return new Forest(false, comparison.margin(), rows(comparison, SCORES));
  }

  private static List<Row> rows(ContrastReport comparison, List<Measure> measures) {
    var rows = new ArrayList<Row>();
    List<String> arms =
        comparison.differences().stream().map(DifferenceReport::arm).distinct().toList();
    for (String arm : arms) {
      boolean first = true;
      for (Measure measure : measures) {
        Optional<DifferenceReport> found =
            comparison.differences().stream()
                .filter(d -> d.arm().equals(arm) && d.metric().equals(measure.label()))
                .findFirst();
        if (found.isPresent()) {
          DifferenceReport d = found.get();
          Double value = d.difference();
          Double low = d.low();
          Double high = d.high();
          if (value != null && low != null && high != null) {
            rows.add(new Row(arm, measure.words(), value, low, high, first));
            first = false;
          }
        }
      }
    }
    return rows;
  }
}
