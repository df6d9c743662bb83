package health.primum.safety.checklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds phrases that a text states: whole words, in any case, with a plural s; not where the same
 * clause denies them, or tells of the family, the past or what might come.
 */
final class Phrases {
  private static final Pattern CLAUSE = Pattern.compile("[.;:!?\\n]|,? but |,? however ");

  /** A line break within a sentence: the next line goes on in small letters. */
  private static final Pattern WRAPPED = Pattern.compile("\\r?\\n(?=[a-z])");

  private static final Pattern DENIED =
      Pattern.compile(
          "\\b(?:no|not|denies|denied|denying|without|never|negative for|absence of|absent|free of|rules? out|ruled out|"
              + "unlikely|isn't|wasn't|doesn't|didn't|hasn't|haven't)\\b[^.;:]*$");
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "\\b(?:mother|father|brother|sister|aunt|uncle|grandmother|grandfather|parents?|siblings?|cousin|family history"
              + "|history of|h/o|years ago|in childhood|as a child|risk of|risk for|worried about|afraid of|fears?|prevent|"
              + "return if|call if|if (?:she|he|you|they|there))\\b[^.;:]*$");

  /** As many as checklists have. */
  private static final ConcurrentMap<List<String>, Phrases> KNOWN = new ConcurrentHashMap<>();

  private final List<String> words;
  private final List<Pattern> patterns;

  /**
   * Phrases.
   *
   * @param words a blank within one stands for any white space, a star at the end of a word for any
   *     ending
   */
  static Phrases of(List<String> words) {
    return KNOWN.computeIfAbsent(List.copyOf(words), Phrases::new);
  }

  private Phrases(List<String> words) {
    this.words = words;
    this.patterns = this.words.stream().map(Phrases::pattern).toList();
  }

  private static Pattern pattern(String phrase) {
    var regex = new StringBuilder("(?<![\\p{L}\\p{N}])");
    String[] parts = phrase.strip().toLowerCase(Locale.ROOT).split("\\s+");
    for (int i = 0; i < parts.length; i++) {
      boolean open = parts[i].endsWith("*");
      String part = open ? parts[i].substring(0, parts[i].length() - 1) : parts[i];
      regex.append(i == 0 ? "" : "[\\s-]+").append(Pattern.quote(part));
      regex.append(open ? "[\\p{L}\\p{N}]*" : "");
    }
    return Pattern.compile(regex + "(?:s|es)?(?![\\p{L}\\p{N}])");
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** The first of the phrases that the text states. */
  Optional<String> statedIn(String text) {
    for (String clause : clauses(text)) {
      for (int i = 0; i < patterns.size(); i++) {
        Matcher found = patterns.get(i).matcher(clause);
        while (found.find()) {
          String before = clause.substring(0, found.start());
          if (!DENIED.matcher(before).find() && !ELSEWHERE.matcher(before).find()) {
            return Optional.of(words.get(i));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> clauses(String text) {
    var clauses = new ArrayList<String>();
    String lines = WRAPPED.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT);
    for (String clause : CLAUSE.split(lines.replace('’', '\''))) {
      if (!clause.isBlank()) {
        clauses.add(clause);
      }
    }
    return clauses;
  }
}
