package health.primum.noharm.score;

import health.primum.clinical.HarmKind;
import health.primum.clinical.HarmSeverity;
import java.util.Objects;

/**
 * A potential harm of an answer.
 *
 * @param kind left out, or wrongly done
 * @param severity never UNCERTAIN
 * @param option the rubric option, or 0 for an action off the rubric
 */
public record Harm(HarmKind kind, HarmSeverity severity, int option) {
  public Harm {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(severity, "severity");
  }
}
