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
 * Finds phrases that a text states: whole words, in any case, with a plural s, as {@link Meaning}
 * reads them; and values in a range.
 */
final class Phrases {
  /** As many as checklists have. */
  private static final ConcurrentMap<List<String>, Phrases> KNOWN = new ConcurrentHashMap<>();

  /** One phrase: its words, or a range. */
  private record Phrase(String words, String opening, Pattern pattern) {}

  private final List<Phrase> phrases = new ArrayList<>();
  private final List<Measured> ranges = new ArrayList<>();
  private final List<String> rangeWords = new ArrayList<>();

  /**
   * Phrases.
   *
   * @param words a blank within one stands for any white space, a star at the end of a word for any
   *     ending; {@code systolic<=90} is a range
   * @throws health.primum.fault.FaultyInput when a range is of what nobody reads
   */
  static Phrases of(List<String> words) {
    return KNOWN.computeIfAbsent(List.copyOf(words), Phrases::new);
  }

  private Phrases(List<String> words) {
    for (String phrase : words) {
      Optional<Measured> range = Measured.read(phrase);
      range.ifPresent(ranges::add);
      range.ifPresent(any -> rangeWords.add(phrase));
      if (range.isEmpty()) {
        String opening = phrase.strip().toLowerCase(Locale.ROOT).split("[\\s*-]+", 2)[0];
        phrases.add(new Phrase(phrase, opening, pattern(phrase)));
      }
    }
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
    return phrases.isEmpty() && ranges.isEmpty();
  }

  /** The first of the phrases that the text states, or the first range that a reading is in. */
  Optional<String> statedIn(CaseText text) {
    for (Phrase phrase : phrases) {
      if (text.contains(phrase.opening()) && isStated(phrase.pattern(), text)) {
        return Optional.of(phrase.words());
      }
    }
    for (int i = 0; i < ranges.size(); i++) {
      if (ranges.get(i).isIn(text.readings())) {
        return Optional.of(rangeWords.get(i));
      }
    }
    return Optional.empty();
  }

  private static boolean isStated(Pattern pattern, CaseText text) {
    for (String clause : text.clauses()) {
      Matcher found = pattern.matcher(clause);
      while (found.find()) {
        if (Meaning.isStated(clause, found.start(), found.end())) {
          return true;
        }
      }
    }
    return false;
  }
}
