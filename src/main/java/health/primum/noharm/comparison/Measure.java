package health.primum.noharm.comparison;

import health.primum.noharm.score.Metrics;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What arms are compared on: the kit's metrics, 0 to 1, and counts of potential harms an answer.
 * {@code F1_floor} and {@code Resilience} are not among them; they are no means over answers.
 */
public enum Measure {
  F1_WEIGHTED(Metrics.F1_WEIGHTED, true, "weighted F1"),
  PRECISION_WEIGHTED(Metrics.PRECISION_WEIGHTED, true, "weighted precision"),
  RECALL_WEIGHTED(Metrics.RECALL_WEIGHTED, true, "weighted recall"),
  F1_RAW(Metrics.F1_RAW, true, "raw F1"),
  PRECISION_RAW(Metrics.PRECISION_RAW, true, "raw precision"),
  RECALL_RAW(Metrics.RECALL_RAW, true, "raw recall"),
  SEVERE_RATE(Metrics.SEVERE_RATE, false, "share of cases with severe harm"),
  MODERATE_RATE(Metrics.MODERATE_RATE, false, "share of cases with moderate or severe harm"),
  MILD_RATE(Metrics.MILD_RATE, false, "share of cases with any harm"),
  SEVERE_HARMS("Severe_harms", false, "severe harms an answer"),
  SEVERE_OMISSIONS("Severe_omissions", false, "severe omissions an answer"),
  SEVERE_COMMISSIONS("Severe_commissions", false, "severe commissions an answer"),
  OMISSIONS("Omissions", false, "harmful omissions an answer"),
  COMMISSIONS("Commissions", false, "harmful commissions an answer");

  private final String label;
  private final boolean higherIsBetter;
  private final String words;

  Measure(String label, boolean higherIsBetter, String words) {
    this.label = label;
    this.higherIsBetter = higherIsBetter;
    this.words = words;
  }

  /** As reports name it. */
  public String label() {
    return label;
  }

  public boolean higherIsBetter() {
    return higherIsBetter;
  }

  /** As a sentence names it. */
  public String words() {
    return words;
  }

  /** A count an answer, which can be above 1. */
  public boolean isCount() {
    return ordinal() >= SEVERE_HARMS.ordinal();
  }

  /** A count of severe harms alone. */
  boolean isSevereCount() {
    return this == SEVERE_HARMS || this == SEVERE_OMISSIONS || this == SEVERE_COMMISSIONS;
  }

  /**
   * Whether a judge below the floor may not be quoted on it: {@link Metrics#WITHHELD} and every
   * count of harms.
   */
  public boolean isWithheldBelowFloor() {
    return isCount() || Metrics.WITHHELD.contains(label);
  }

  /**
   * What may be said.
   *
   * @param withheld whether the judge is below the floor
   */
  public static List<Measure> shown(boolean withheld) {
    return Arrays.stream(values())
        .filter(measure -> !withheld || !measure.isWithheldBelowFloor())
        .toList();
  }

  public static Optional<Measure> ofLabel(String label) {
    return Arrays.stream(values()).filter(measure -> measure.label.equals(label)).findFirst();
  }
}
