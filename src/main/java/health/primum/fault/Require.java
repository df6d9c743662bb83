package health.primum.fault;

import java.util.Collection;

/** Checks that values make on construction; each throws {@link FaultyInput} naming the field. */
public final class Require {
  private Require() {}

  /**
   * A text of 1 to {@code max} characters, not blank, without control characters except line breaks
   * and tabs.
   */
  public static String text(String field, String value, int max) {
    if (value.isBlank()) {
      throw new FaultyInput(field, "is empty", "give it a text");
    }
    return optionalText(field, value, max);
  }

  /** As {@link #text}, but may be empty. */
  public static String optionalText(String field, String value, int max) {
    if (value.length() > max) {
      throw new FaultyInput(
          field,
          "has " + value.length() + " characters, more than the " + max + " allowed",
          "shorten it to what the question needs");
    }
    value
        .chars()
        .filter(Require::isForbidden)
        .findFirst()
        .ifPresent(
            c -> {
              throw new FaultyInput(
                  field,
                  "contains the control character U+%04X".formatted(c),
                  "remove control characters; line breaks and tabs are allowed");
            });
    return value;
  }

  /** A number within bounds, both included. */
  public static double within(String field, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new FaultyInput(
          field, "is outside " + number(min) + " to " + number(max), "give a value in that range");
    }
    return value;
  }

  /** A collection of at most {@code max} items. */
  public static void atMost(String field, Collection<?> items, int max) {
    if (items.size() > max) {
      throw new FaultyInput(
          field,
          "has " + items.size() + " items, more than the " + max + " allowed",
          "send only what bears on the question");
    }
  }

  private static String number(double bound) {
    return bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
  }

  private static boolean isForbidden(int c) {
    return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
  }
}
