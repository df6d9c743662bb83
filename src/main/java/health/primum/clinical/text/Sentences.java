package health.primum.clinical.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a paragraph into sentences without breaking at abbreviations, decimals or list letters.
 */
final class Sentences {
  private static final Pattern END = Pattern.compile("[.!?]+[)\"'”’]*\\s+(?=[A-Z0-9(\"“‘])");
  private static final Pattern BRACKET = Pattern.compile("[(\\[]");
  private static final Pattern INITIAL = Pattern.compile("[A-Z]\\.");
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "e.g.", "i.e.", "vs.", "dr.", "mr.", "mrs.", "ms.", "st.", "no.", "approx.", "etc.",
          "fig.", "h.", "q.", "b.i.d.", "t.i.d.", "p.o.", "i.v.", "u.s.", "resp.", "incl.");

  /** A paragraph of more is not taken apart. */
  private static final int MOST = 300;

  private Sentences() {}

  static List<String> split(String text) {
    var sentences = new ArrayList<String>();
    Matcher end = END.matcher(text);
    int start = 0;
    while (end.find()) {
      String candidate = text.substring(start, end.end()).strip();
      if (!endsInAbbreviation(candidate)) {
        sentences.add(candidate);
        start = end.end();
      }
    }
    String rest = text.substring(start).strip();
    if (!rest.isEmpty()) {
      sentences.add(rest);
    }
    return sentences.size() > MOST ? List.of(text.strip()) : sentences;
  }

  private static boolean endsInAbbreviation(String sentence) {
    String word = sentence.substring(sentence.lastIndexOf(' ') + 1);
    return ABBREVIATIONS.contains(Openings.without(BRACKET, word.toLowerCase(Locale.ROOT)))
        || INITIAL.matcher(word).matches();
  }
}
