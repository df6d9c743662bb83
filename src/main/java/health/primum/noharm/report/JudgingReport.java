package health.primum.noharm.report;

import health.primum.noharm.judge.Agreement;
import health.primum.noharm.judge.Calibration;
import health.primum.noharm.judge.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the figures of a report: the judges, how well they are known to judge, and how
 * far they agree.
 *
 * @param judges one line each
 * @param withheld why headline figures are not shown; null when they are
 * @param agreement null with one judge
 * @param remarks what was odd in judges' answers
 * @param spending what judges' models took
 */
public record JudgingReport(
    List<JudgeReport> judges,
    @Nullable String withheld,
    @Nullable AgreementReport agreement,
    List<String> remarks,
    List<EvaluationDocument.Spent> spending) {
  public static final String NOT_CALIBRATED = "not calibrated";

  /**
   * One judge.
   *
   * @param standing its calibration in a line, or {@value JudgingReport#NOT_CALIBRATED}
   * @param calibration the same in numbers; null when there is none
   */
  public record JudgeReport(
      String name,
      String fingerprint,
      List<String> caveats,
      String standing,
      @Nullable Calibration calibration) {}

  /** How several judges agreed; {@code null} where a figure is undefined. */
  public record AgreementReport(
      List<String> judges,
      int units,
      @Nullable Double raw,
      @Nullable Double alphaNominal,
      @Nullable Double alphaOrdinal,
      Map<String, @Nullable Double> bySide,
      int disagreements) {}

  static JudgingReport of(Standing standing) {
    return new JudgingReport(
        standing.judges().stream().map(JudgingReport::judge).toList(),
        standing.withheld().orElse(null),
        standing.agreement().map(JudgingReport::agreement).orElse(null),
        standing.remarks(),
        standing.spending().stream().map(EvaluationDocument.Spent::of).toList());
  }

  private static JudgeReport judge(Standing.Member member) {
    return new JudgeReport(
        member.profile().name(),
        member.profile().fingerprint().sha256(),
        member.profile().caveats(),
        member.calibration().map(JudgingReport::words).orElse(NOT_CALIBRATED),
        member.calibration().orElse(null));
  }

  /** A calibration in one line. */
  public static String words(Calibration c) {
    return String.format(
        Locale.ROOT,
        "calibrated on %s (%d statements, %d questions): omission recall %s, omission precision %s",
        c.data(),
        c.statements(),
        c.clusters(),
        words(c.omissionRecall()),
        words(c.omissionPrecision()));
  }

  /** A rate with its interval. */
  public static String words(Calibration.Rate rate) {
    return Double.isNaN(rate.value())
        ? "undefined"
        : String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", rate.value(), rate.low(), rate.high());
  }

  private static AgreementReport agreement(Agreement agreement) {
    Map<String, @Nullable Double> bySide = new LinkedHashMap<>();
    agreement.bySide().forEach((side, raw) -> bySide.put(side, defined(raw)));
    return new AgreementReport(
        agreement.judges(),
        agreement.units(),
        defined(agreement.raw()),
        defined(agreement.nominal()),
        defined(agreement.ordinal()),
        bySide,
        agreement.disagreements().size());
  }

  private static @Nullable Double defined(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
