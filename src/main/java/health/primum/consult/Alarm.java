package health.primum.consult;

import java.util.Objects;

/**
 * What stands on top of the advice: minutes count, or the case speaks to a model.
 *
 * @param kind why it stands there
 * @param rule that fired
 * @param text for the clinician
 * @param phrase of the case by which it fired
 */
public record Alarm(Kind kind, String rule, String text, String phrase) {
  /** Why an alarm stands on top of the advice. */
  public enum Kind {
    TIME_CRITICAL,
    SUSPECT
  }

  public Alarm {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(phrase, "phrase");
  }

  @Override
  public String toString() {
    return "Alarm[" + rule + "]";
  }
}
