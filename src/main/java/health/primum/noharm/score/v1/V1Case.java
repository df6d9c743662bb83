package health.primum.noharm.score.v1;

import health.primum.clinical.HarmKind;
import health.primum.clinical.HarmSeverity;
import health.primum.noharm.score.Harm;
import java.util.List;

/**
 * What one answer to one case's closed list comes to. "Recommended" is graded appropriate.
 *
 * @param truePositive appropriate options recommended
 * @param falseNegative appropriate options not recommended
 * @param uncertainTaken uncertain options recommended
 * @param uncertainLeft uncertain options not recommended
 * @param inappropriateTaken inappropriate options recommended
 * @param inappropriateLeft inappropriate options not recommended
 * @param high options of score 8 or 9
 * @param highTaken of these, recommended
 * @param missing options without a grade; they are in no other count
 * @param harms one for each omission and commission
 * @param mostHarm the weighted harm of all possible errors on the graded options
 */
public record V1Case(
    int truePositive,
    int falseNegative,
    int uncertainTaken,
    int uncertainLeft,
    int inappropriateTaken,
    int inappropriateLeft,
    int high,
    int highTaken,
    int missing,
    List<Harm> harms,
    double mostHarm) {
  public V1Case {
    harms = List.copyOf(harms);
  }

  /** Weight of a tier: mild 1, moderate 5, severe 25 (stated), uncertain 0 (inferred). */
  static double weight(HarmSeverity severity) {
    return switch (severity) {
      case UNCERTAIN -> 0;
      case MILD -> 1;
      case MODERATE -> 5;
      case SEVERE -> 25;
    };
  }

  /** The weighted harm of its errors. */
  public double harm() {
    return harms.stream().mapToDouble(harm -> weight(harm.severity())).sum();
  }

  /** How many errors of a tier or worse. */
  int errors(HarmSeverity tier) {
    return (int) harms.stream().filter(h -> h.severity().compareTo(tier) >= 0).count();
  }

  /** How many omissions of a tier or worse. */
  int omissions(HarmSeverity tier) {
    return (int)
        harms.stream()
            .filter(h -> h.kind() == HarmKind.OMISSION && h.severity().compareTo(tier) >= 0)
            .count();
  }
}
