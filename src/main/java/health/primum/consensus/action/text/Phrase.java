package health.primum.consensus.action.text;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern that is only tried where one of its hints stands; most texts hold none.
 *
 * @param hints small letters, one of which every match contains; {@code #} for any digit; none
 *     where it is always tried
 */
record Phrase(Pattern pattern, List<String> hints) {
  /** A phrase whose hints are parted by {@code |}. */
  static Phrase of(String hints, String pattern) {
    return new Phrase(
        Pattern.compile(pattern), hints.isEmpty() ? List.of() : List.of(hints.split("\\|", -1)));
  }

  /** Whether it stands in a text. */
  boolean in(String text) {
    return mayStandIn(text) && pattern.matcher(text).find();
  }

  /** The text with each place of it replaced; the same object where there is none. */
  String replace(String text, Function<MatchResult, String> replacement) {
    if (!mayStandIn(text)) {
      return text;
    }
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.replaceAll(replacement) : text;
  }

  private boolean mayStandIn(String text) {
    if (hints.isEmpty()) {
      return true;
    }
    for (String hint : hints) {
      if (hint.equals("#") ? holdsDigit(text) : holds(text, hint)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        return true;
      }
    }
    return false;
  }

  /** In capitals or not. */
  private static boolean holds(String text, String hint) {
    char small = hint.charAt(0);
    char capital = Character.toUpperCase(small);
    for (int i = 0; i <= text.length() - hint.length(); i++) {
      char c = text.charAt(i);
      if ((c == small || c == capital) && text.regionMatches(true, i, hint, 0, hint.length())) {
        return true;
      }
    }
    return false;
  }
}
