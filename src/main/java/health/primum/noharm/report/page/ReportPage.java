package health.primum.noharm.report.page;

import health.primum.noharm.report.EvaluationDocument;
import health.primum.noharm.report.page.PageRows.DifferenceRow;
import health.primum.noharm.report.page.PageRows.FigureRow;
import health.primum.noharm.report.page.PageRows.SpecialtyRow;
import health.primum.noharm.report.page.PageRows.UnscoredRow;
import java.util.List;

/**
 * The page for a committee, part by part, before any markup. It follows from {@code report.json}
 * and {@code details.json} alone.
 *
 * @param document the figures as they were reported
 * @param details option by option
 * @param conclusion what comes first
 * @param labels what must be seen before any figure
 * @param caveats what must be known of single arms
 * @param agreement of the judges, in a sentence
 */
public record ReportPage(
    EvaluationDocument document,
    Details details,
    Conclusion conclusion,
    List<String> labels,
    List<String> caveats,
    Forest harms,
    Forest scores,
    List<DifferenceRow> differences,
    List<FigureRow> figures,
    List<HarmCounts> harmCounts,
    Plane plane,
    List<SpecialtyRow> specialties,
    CriticalTable critical,
    String agreement,
    List<UnscoredRow> unscored) {
  public ReportPage {
    labels = List.copyOf(labels);
    caveats = List.copyOf(caveats);
    differences = List.copyOf(differences);
    figures = List.copyOf(figures);
    harmCounts = List.copyOf(harmCounts);
    specialties = List.copyOf(specialties);
    unscored = List.copyOf(unscored);
  }

  /**
   * Makes the page.
   *
   * @param bands published figures for reference; empty for none
   */
  public static ReportPage of(
      EvaluationDocument document, Details details, List<Plane.Band> bands) {
    return new ReportPage(
        document,
        details,
        Conclusion.of(document),
        Labels.of(document),
        Labels.caveats(document),
        Forest.ofHarms(document.comparison()),
        Forest.ofScores(document.comparison()),
        PageRows.differences(document.comparison()),
        PageRows.figures(document),
        HarmCounts.of(document.arms()),
        Plane.of(document, bands),
        PageRows.specialties(document),
        CriticalTable.of(details),
        AgreementWords.of(document.judging().agreement()),
        PageRows.unscored(document));
  }

  @Override
  public String toString() {
    return "ReportPage" + details.arms();
  }
}
