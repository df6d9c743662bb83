package health.primum.web.evaluations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.noharm.report.EvaluationDocument;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found, as {@code report.json} says it, with what must be read beside the figures.
 *
 * @param notice what the figures are and are not
 * @param synthetic that cases were made up; absent where none was
 * @param judges how well each is known to judge
 * @param withheld why headline figures are not shown; absent when they are
 * @param arms in the order in which they were asked for
 */
public record EvaluationSummary(
    String notice,
    @Nullable String synthetic,
    List<JudgeLine> judges,
    @Nullable String withheld,
    List<ArmLine> arms) {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** A judge and its calibration in a line. */
  public record JudgeLine(String name, String standing) {}

  /**
   * One arm.
   *
   * @param caveats what must be known before believing the figures
   * @param scored answers with a score
   * @param unscored answers without, by reason
   * @param metrics means over cases with their intervals
   */
  public record ArmLine(
      String name,
      List<String> labels,
      List<String> caveats,
      int scored,
      Map<String, Integer> unscored,
      Map<String, Figure> metrics) {}

  /** A mean with the bounds of its interval. */
  public record Figure(double mean, double low, double high, int cases) {}

  /** What is needed of the report. */
  private record Report(
      String notice, EvaluationDocument.Cases benchmark, Judging judging, List<ArmLine> arms) {}

  private record Judging(List<JudgeLine> judges, @Nullable String withheld) {}

  static EvaluationSummary of(String document) {
    Report report;
    try {
      report = JSON.readValue(document, Report.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a report that was written cannot be read");
    }
    return new EvaluationSummary(
        report.notice(),
        report.benchmark().label().orElse(null),
        report.judging().judges(),
        report.judging().withheld(),
        report.arms());
  }
}
