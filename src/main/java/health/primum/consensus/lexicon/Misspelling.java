package health.primum.consensus.lexicon;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the long name that a word with one letter wrong, missing or too many stands for. Two words
 * are one letter apart when leaving out a letter of one or of both leaves the same.
 */
final class Misspelling {
  private static final int LONG = 8;
  private static final String SEVERAL = "";
  private final Set<String> words = new HashSet<>();

  /** What a known word leaves without one letter; {@link #SEVERAL} where it is no clue. */
  private final Map<String, String> shortened = new HashMap<>();

  void add(String word) {
    if (word.length() < LONG || !words.add(word)) {
      return;
    }
    shortened.merge(word, word, (one, other) -> one.equals(other) ? one : SEVERAL);
    for (int i = 0; i < word.length(); i++) {
      shortened.merge(without(word, i), word, (one, other) -> one.equals(other) ? one : SEVERAL);
    }
  }

  /** The one known word a letter away. */
  Optional<String> meant(String word) {
    if (word.length() < LONG || words.contains(word)) {
      return Optional.empty();
    }
    String meant = shortened.getOrDefault(word, SEVERAL);
    for (int i = 0; i < word.length() && meant.isEmpty(); i++) {
      meant = shortened.getOrDefault(without(word, i), SEVERAL);
    }
    return meant.isEmpty() || meant.charAt(0) != word.charAt(0)
        ? Optional.empty()
        : Optional.of(meant);
  }

  private static String without(String word, int i) {
    return word.substring(0, i) + word.substring(i + 1);
  }
}
