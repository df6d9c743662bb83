package health.primum.safety.rule;

import health.primum.clinical.HarmSeverity;
import health.primum.consensus.GuardFinding.Severity;

/** What goes with each severity. */
final class Severities {
  private Severities() {}

  static HarmSeverity harm(Severity severity) {
    return switch (severity) {
      case CONTRAINDICATED -> HarmSeverity.SEVERE;
      case SERIOUS -> HarmSeverity.MODERATE;
      case UNKNOWN_FACT -> HarmSeverity.UNCERTAIN;
      case CAUTION -> HarmSeverity.MILD;
    };
  }

  static boolean graver(Severity one, Severity other) {
    return one.compareTo(other) < 0;
  }
}
