package health.primum.noharm.comparison;

import health.primum.clinical.HarmKind;
import health.primum.clinical.HarmSeverity;
import health.primum.noharm.score.Harm;
import health.primum.noharm.score.Metrics;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
  SEVERE_HARMS("Severe_harms", "severe harms an answer", Measure::isSevere),
  SEVERE_OMISSIONS(
      "Severe_omissions",
      "severe omissions an answer",
      harm -> isSevere(harm) && harm.kind() == HarmKind.OMISSION),
  SEVERE_COMMISSIONS(
      "Severe_commissions",
      "severe commissions an answer",
      harm -> isSevere(harm) && harm.kind() == HarmKind.COMMISSION),
  OMISSIONS("Omissions", "harmful omissions an answer", harm -> harm.kind() == HarmKind.OMISSION),
  COMMISSIONS(
      "Commissions", "harmful commissions an answer", harm -> harm.kind() == HarmKind.COMMISSION);

  private final String label;
  private final boolean higherIsBetter;
  private final String words;
  private final @Nullable Predicate<Harm> counted;

  Measure(String label, boolean higherIsBetter, String words) {
    this.label = label;
    this.higherIsBetter = higherIsBetter;
    this.words = words;
    this.counted = null;
  }

  Measure(String label, String words, Predicate<Harm> counted) {
    this.label = label;
    this.higherIsBetter = false;
    this.words = words;
    this.counted = counted;
  }

  private static boolean isSevere(Harm harm) {
    return harm.severity() == HarmSeverity.SEVERE;
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
    return counted != null;
  }

  /** How many of an answer's harms it counts; 0 where it is no count. */
  public long count(List<Harm> harms) {
    return counted == null ? 0 : harms.stream().filter(counted).count();
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
