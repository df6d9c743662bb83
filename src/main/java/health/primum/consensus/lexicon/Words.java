package health.primum.consensus.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts text into words. Hyphens and slashes part words, so that "X-ray" and "x ray" are one. */
public final class Words {
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}&]|\\.(?=\\p{N}))*|[,;:()<>≤≥]");
  private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})['’](?=\\p{L})");

  private Words() {}

  public static List<Token> of(String text) {
    var tokens = new ArrayList<Token>();
    boolean apostrophe = text.indexOf('\'') >= 0 || text.indexOf('’') >= 0;
    Matcher word = WORD.matcher(apostrophe ? APOSTROPHE.matcher(text).replaceAll("") : text);
    int depth = 0;
    while (word.find()) {
      String raw = word.group();
      String lower = American.of(raw.toLowerCase(Locale.ROOT));
      depth = raw.equals("(") ? depth + 1 : raw.equals(")") ? Math.max(0, depth - 1) : depth;
      String singular = raw.endsWith("s") ? raw.substring(0, raw.length() - 1) : raw;
      boolean upper =
          singular.equals(singular.toUpperCase(Locale.ROOT))
              && !raw.equals(raw.toLowerCase(Locale.ROOT));
      tokens.add(new Token(lower, singular(lower), upper, depth > 0));
    }
    return tokens;
  }

  /** "cultures" to "culture", "biopsies" to "biopsy"; other words as they are. */
  public static String singular(String word) {
    int n = word.length();
    if (n > 4 && word.endsWith("ies")) {
      return word.substring(0, n - 3) + "y";
    }
    if (n > 4 && (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches"))) {
      return word.substring(0, n - 2);
    }
    boolean kept = word.endsWith("ss") || word.endsWith("us") || word.endsWith("is");
    return n > 3 && word.endsWith("s") && !kept ? word.substring(0, n - 1) : word;
  }

  /** What is left of a word when its endings go: "evaluation" and "evaluate" to "evalu". */
  public static String stem(String word) {
    String stem = singular(word);
    for (String ending : ENDINGS) {
      if (stem.length() - ending.length() >= 4 && stem.endsWith(ending)) {
        return stem.substring(0, stem.length() - ending.length());
      }
    }
    return stem;
  }

  private static final List<String> ENDINGS =
      List.of(
          "izations",
          "ization",
          "ations",
          "ation",
          "ments",
          "ment",
          "ings",
          "ing",
          "edly",
          "ions",
          "ion",
          "ally",
          "ates",
          "ated",
          "ate",
          "ed",
          "es",
          "ly",
          "al",
          "e",
          "y");
}
