package health.primum.consensus.action;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text without a part that was found in it. */
record Cut(String found, String rest) {
  static Optional<Cut> of(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find()
        ? Optional.of(new Cut(matcher.group(), matcher.replaceAll(" ")))
        : Optional.empty();
  }
}
