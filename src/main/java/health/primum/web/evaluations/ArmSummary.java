package health.primum.web.evaluations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/**
 * What was found of one arm, as its {@code report.json} says it.
 *
 * @param labels what must be read beside every figure
 * @param caveats what must be known before believing them
 * @param scored answers with a score
 * @param unscored answers without, by reason
 * @param metrics means over cases with their intervals; without the headline where the judge is
 *     below the floor
 */
public record ArmSummary(
    String name,
    List<String> labels,
    List<String> caveats,
    int scored,
    Map<String, Integer> unscored,
    Map<String, Figure> metrics) {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** A mean with the bounds of its interval. */
  public record Figure(double mean, double low, double high, int cases) {}

  /** What is needed of the report. */
  private record Report(List<ArmSummary> arms) {}

  static List<ArmSummary> of(String report) {
    try {
      return JSON.readValue(report, Report.class).arms();
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a report that was written cannot be read");
    }
  }
}
