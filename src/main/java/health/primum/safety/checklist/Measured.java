package health.primum.safety.checklist;

import health.primum.fault.FaultyInput;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value in a range, as a checklist writes it among its phrases: {@code systolic<=90}, {@code
 * temperature>=38.0}.
 *
 * @param key as {@link Readings} knows it
 * @param atLeast whether the limit is the least, else the most
 * @param limit both included
 */
record Measured(String key, boolean atLeast, double limit) {
  private static final Pattern FORM =
      Pattern.compile("([a-z0-9 ]+?)\\s*(<=|>=)\\s*(\\d+(?:\\.\\d+)?)");

  /**
   * The range that a phrase writes; empty for words.
   *
   * @throws FaultyInput when it compares what nobody reads
   */
  static Optional<Measured> read(String phrase) {
    Matcher m = FORM.matcher(phrase);
    if (!m.matches()) {
      if (phrase.contains("<") || phrase.contains(">")) {
        throw new FaultyInput(
            "any", "'" + phrase + "' is no comparison", "write it like systolic<=90");
      }
      return Optional.empty();
    }
    if (!Readings.KEYS.contains(m.group(1))) {
      throw new FaultyInput(
          "any",
          "'" + m.group(1) + "' is not measured",
          "write one of " + String.join(", ", Readings.KEYS.stream().sorted().toList()));
    }
    return Optional.of(
        new Measured(m.group(1), m.group(2).equals(">="), Double.parseDouble(m.group(3))));
  }

  boolean isIn(Readings readings) {
    return readings.of(key).stream().anyMatch(v -> atLeast ? v >= limit : v <= limit);
  }
}
