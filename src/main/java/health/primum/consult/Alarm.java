package health.primum.consult;

import java.util.Objects;

/**
 * What stands on top of the advice because minutes count.
 *
 * @param rule that fired
 * @param text for the clinician
 * @param phrase of the case by which it fired
 */
public record Alarm(String rule, String text, String phrase) {
  public Alarm {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(phrase, "phrase");
  }

  @Override
  public String toString() {
    return "Alarm[" + rule + "]";
  }
}
