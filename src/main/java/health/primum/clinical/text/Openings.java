package health.primum.clinical.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Patterns at the beginning of a text, looked for there and nowhere else: {@code find()} tries even
 * an anchored pattern at every further character.
 */
final class Openings {
  private Openings() {}

  static boolean opens(Pattern opening, String text) {
    return opening.matcher(text).lookingAt();
  }

  /** What is left of a text without its opening. */
  static String without(Pattern opening, String text) {
    Matcher matcher = opening.matcher(text);
    return matcher.lookingAt() ? text.substring(matcher.end()) : text;
  }
}
