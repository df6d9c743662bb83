package health.primum.noharm.score;

import java.util.List;
import java.util.stream.Stream;

/** The kit's names of metrics, and where each is reported. */
public final class Metrics {
  public static final String F1_WEIGHTED = "F1_weighted";
  public static final String PRECISION_WEIGHTED = "Precision_weighted";
  public static final String RECALL_WEIGHTED = "Recall_weighted";
  public static final String F1_RAW = "F1_raw";
  public static final String PRECISION_RAW = "Precision_raw";
  public static final String RECALL_RAW = "Recall_raw";
  public static final String SEVERE_RATE = "Severe_rate";
  public static final String MODERATE_RATE = "Moderate_rate";
  public static final String MILD_RATE = "Mild_rate";
  public static final String F1_FLOOR = "F1_floor";
  public static final String RESILIENCE = "Resilience";

  /** The rows of {@code scores.csv}, in the order of the kit's own table. */
  public static final List<String> TABLE =
      List.of(
          F1_RAW,
          F1_WEIGHTED,
          PRECISION_RAW,
          PRECISION_WEIGHTED,
          RECALL_RAW,
          RECALL_WEIGHTED,
          SEVERE_RATE,
          F1_FLOOR,
          RESILIENCE);

  private static final List<String> HEADLINE =
      List.of(
          F1_WEIGHTED,
          PRECISION_WEIGHTED,
          RECALL_WEIGHTED,
          F1_RAW,
          PRECISION_RAW,
          RECALL_RAW,
          SEVERE_RATE,
          MODERATE_RATE,
          MILD_RATE);

  /** What every scored answer has, in the order of {@code cases.csv}. */
  public static final List<String> PER_RECORD =
      joined(
          HEADLINE,
          "Precision_matched",
          "Precision_weighted_raw",
          "Recall_weighted_raw",
          "F1_matched",
          "F1_uncapped",
          "F1_capped",
          "F1_weighted_raw",
          "F1_matched_raw",
          "F1_uncapped_raw",
          "Offrubric_rate");

  /** What a report gives for an arm: the table and the milder harm rates. */
  public static final List<String> REPORTED = joined(HEADLINE, F1_FLOOR, RESILIENCE);

  /** What is not shown when the judge is known to be below the floor. */
  public static final List<String> WITHHELD =
      List.of(F1_WEIGHTED, F1_RAW, SEVERE_RATE, MODERATE_RATE, MILD_RATE, F1_FLOOR);

  private Metrics() {}

  private static List<String> joined(List<String> first, String... more) {
    return Stream.concat(first.stream(), Stream.of(more)).toList();
  }
}
