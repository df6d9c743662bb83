package health.primum.clinical.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Single words to look for in a text, in capitals or not; quicker than one pattern of them all.
 * Immutable and thread-safe.
 */
final class WordList {
  private final Set<String> words = new HashSet<>();
  private final Set<String> beginnings = new HashSet<>();
  private final Set<String> endings = new HashSet<>();
  private final List<Integer> lengths = new ArrayList<>();

  /**
   * A list.
   *
   * @param words parted by blanks; {@code s?} and {@code s} at the end is an optional plural,
   *     {@code *} what further letters may stand for: {@code vaccin*}, {@code *ectomy} (one letter
   *     or more before), {@code ***pril} (three or more)
   */
  static WordList of(String words) {
    var list = new WordList();
    for (String word : words.strip().split("\\s+", -1)) {
      list.add(word);
    }
    return list;
  }

  private WordList() {}

  private void add(String word) {
    if (word.endsWith("s?")) {
      add(word.substring(0, word.length() - 2));
      add(word.substring(0, word.length() - 1));
    } else if (word.endsWith("*")) {
      beginnings.add(word.substring(0, word.length() - 1));
    } else if (word.startsWith("*")) {
      endings.add(word);
      lengths.addAll(lengths.contains(word.length()) ? List.of() : List.of(word.length()));
    } else {
      words.add(word);
    }
  }

  /** Whether any of them is a word of the text. */
  boolean in(String text) {
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean letter = i < text.length() && isOfWord(text.charAt(i));
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        if (holds(text.substring(start, i).toLowerCase(Locale.ROOT))) {
          return true;
        }
        start = -1;
      }
    }
    return false;
  }

  private boolean holds(String word) {
    if (words.contains(word)) {
      return true;
    }
    for (int end = 3; end < word.length() && !beginnings.isEmpty(); end++) {
      if (beginnings.contains(word.substring(0, end))) {
        return true;
      }
    }
    for (int length : lengths) {
      if (endsIn(word, length)) {
        return true;
      }
    }
    return false;
  }

  /** An ending is kept with its stars, so that its length says how long a word must be at least. */
  private boolean endsIn(String word, int length) {
    for (int stars = 1; stars <= 3; stars += 2) {
      int from = word.length() - (length - stars);
      if (from >= stars && endings.contains("*".repeat(stars) + word.substring(from))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfWord(char c) {
    return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }
}
