package health.primum.consensus.action.text;

import java.util.List;
import java.util.function.Consumer;
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
  boolean in(Sight sight) {
    return mayStandIn(sight) && pattern.matcher(sight.text()).find();
  }

  /** Replaces each place of it, and says whether there was one. */
  boolean replace(Sight sight, Function<MatchResult, String> replacement) {
    if (!mayStandIn(sight)) {
      return false;
    }
    Matcher matcher = pattern.matcher(sight.text());
    if (!matcher.find()) {
      return false;
    }
    sight.rewrite(matcher.replaceAll(replacement));
    return true;
  }

  /** Takes each place of it out, and says whether there was one. */
  boolean cut(Sight sight) {
    return cut(sight, found -> {});
  }

  /** Takes each place of it out after it was read, and says whether there was one. */
  boolean cut(Sight sight, Consumer<MatchResult> reader) {
    if (!mayStandIn(sight)) {
      return false;
    }
    Matcher matcher = pattern.matcher(sight.text());
    if (!matcher.find()) {
      return false;
    }
    sight.shorten(
        matcher.replaceAll(
            found -> {
              reader.accept(found);
              return " ";
            }));
    return true;
  }

  private boolean mayStandIn(Sight sight) {
    for (int i = 0; i < hints.size(); i++) {
      if (sight.mayHold(hints.get(i))) {
        return true;
      }
    }
    return hints.isEmpty();
  }
}
