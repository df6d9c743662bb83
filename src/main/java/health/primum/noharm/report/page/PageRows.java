package health.primum.noharm.report.page;

import health.primum.noharm.comparison.Measure;
import health.primum.noharm.report.ContrastReport;
import health.primum.noharm.report.ContrastReport.DifferenceReport;
import health.primum.noharm.report.Derived.InSpecialty;
import health.primum.noharm.report.EvaluationDocument;
import health.primum.noharm.report.EvaluationDocument.ArmReport;
import health.primum.noharm.report.EvaluationDocument.Estimate;
import health.primum.noharm.report.EvaluationDocument.Figure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of the page's tables, as a reader sees them. */
public final class PageRows {
  /** What a committee reads first; the others follow at the end of the page. */
  private static final Set<Measure> MAIN =
      EnumSet.of(
          Measure.SEVERE_RATE,
          Measure.MODERATE_RATE,
          Measure.SEVERE_OMISSIONS,
          Measure.SEVERE_COMMISSIONS,
          Measure.F1_WEIGHTED,
          Measure.RECALL_WEIGHTED,
          Measure.PRECISION_WEIGHTED);

  private PageRows() {}

  /**
   * How an arm differs from the baseline on one measure.
   *
   * @param main whether a committee reads it first
   * @param first whether it begins the rows of its measure
   */
  public record DifferenceRow(
      boolean main,
      boolean first,
      String measure,
      String better,
      String arm,
      String armMean,
      String baselineMean,
      String difference,
      String interval,
      String p,
      int cases,
      String verdict,
      String unscored) {}

  /**
   * A metric of an arm.
   *
   * @param interval that holds with few cases and at 0 and 1 too
   * @param published the benchmark's own, by percentiles
   * @param worstCase counts everything unscored as the worst answer
   */
  public record FigureRow(
      String arm,
      String measure,
      String mean,
      String interval,
      String published,
      int cases,
      String worstCase) {}

  /** An arm in a specialty. */
  public record SpecialtyRow(
      String specialty,
      String arm,
      int cases,
      int withoutScore,
      String f1,
      String f1Interval,
      String severe,
      String severeInterval,
      String note) {}

  /** What of an arm has no score. */
  public record UnscoredRow(String arm, int scored, int unscored, String reasons) {}

  static List<DifferenceRow> differences(ContrastReport comparison) {
    var rows = new ArrayList<DifferenceRow>();
    String last = "";
    for (DifferenceReport d : harmFirst(comparison.differences())) {
      rows.add(difference(d, !d.metric().equals(last)));
      last = d.metric();
    }
    return rows;
  }

  private static List<DifferenceReport> harmFirst(List<DifferenceReport> differences) {
    return differences.stream()
        .sorted(Comparator.comparing(d -> measure(d.metric()).higherIsBetter()))
        .toList();
  }

  private static DifferenceRow difference(DifferenceReport d, boolean first) {
    Measure measure = measure(d.metric());
    ContrastReport.Unscored unscored = d.unscored();
    return new DifferenceRow(
        MAIN.contains(measure),
        first,
        measure.words(),
        measure.higherIsBetter() ? "more" : "less",
        d.arm(),
        Words.number(d.armMean()),
        Words.number(d.baselineMean()),
        Words.signed(d.difference()),
        Words.signedRange(d.low(), d.high()),
        Words.p(d.pHolm()),
        d.cases(),
        Conclusion.mark(d.verdict()),
        unscored == null
            ? Words.NONE
            : Words.signedRange(unscored.least(), unscored.most())
                + (unscored.settled() ? " (stands)" : " (could turn)"));
  }

  private static Measure measure(String label) {
    return Measure.ofLabel(label)
        .orElseThrow(() -> new IllegalStateException("no measure is called " + label));
  }

  static List<FigureRow> figures(EvaluationDocument document) {
    var rows = new ArrayList<FigureRow>();
    for (ArmReport arm : document.arms()) {
      for (Map.Entry<String, Figure> metric : arm.metrics().entrySet()) {
        Figure figure = metric.getValue();
        rows.add(
            new FigureRow(
                arm.name(),
                Measure.ofLabel(metric.getKey()).map(Measure::words).orElse(metric.getKey()),
                Words.number(figure.mean()),
                byCases(arm.derived().means().get(metric.getKey())),
                Words.range(figure.low(), figure.high()),
                figure.cases(),
                Words.number(figure.worstCase())));
      }
    }
    return rows;
  }

  private static String byCases(@Nullable Estimate mean) {
    return mean == null ? Words.NONE : Words.range(mean.low(), mean.high());
  }

  /** By specialty, arms beside each other. */
  static List<SpecialtyRow> specialties(EvaluationDocument document) {
    Map<String, List<SpecialtyRow>> rows = new LinkedHashMap<>();
    for (ArmReport arm : document.arms()) {
      for (InSpecialty one : arm.derived().specialties()) {
        rows.computeIfAbsent(one.name(), any -> new ArrayList<>()).add(specialty(arm, one));
      }
    }
    return rows.values().stream().flatMap(List::stream).toList();
  }

  private static SpecialtyRow specialty(ArmReport arm, InSpecialty one) {
    Estimate f1 = one.f1();
    Estimate severe = one.severeRate();
    return new SpecialtyRow(
        one.name(),
        arm.name(),
        one.cases(),
        one.withoutScore(),
        Words.number(f1.value()),
        Words.range(f1.low(), f1.high()),
        Words.number(severe.value()),
        Words.range(severe.low(), severe.high()),
        one.note());
  }

  static List<UnscoredRow> unscored(EvaluationDocument document) {
    return document.arms().stream()
        .map(
            arm ->
                new UnscoredRow(
                    arm.name(),
                    arm.scored(),
                    arm.unscored().values().stream().mapToInt(Integer::intValue).sum(),
                    arm.unscored().entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(", "))))
        .toList();
  }
}
