package health.primum.consensus.action.text;

import java.util.Arrays;

/**
 * A text that is being read, with a glance at the letters in it, by which most patterns can be told
 * in vain before they are tried. Not thread-safe.
 */
final class Sight {
  private static final int BITS = 1024;
  private String text = "";

  /** Which pairs of letters stand in it, by their hash; what was taken out may still be marked. */
  private final long[] pairs = new long[BITS / Long.SIZE];

  private final boolean[] letters = new boolean[128];

  Sight(String text) {
    rewrite(text);
  }

  String text() {
    return text;
  }

  /** Sets another text. */
  void rewrite(String other) {
    text = other;
    Arrays.fill(pairs, 0);
    Arrays.fill(letters, false);
    char before = 0;
    for (int i = 0; i < other.length(); i++) {
      char c = small(other.charAt(i));
      if (c < letters.length) {
        letters[c] = true;
      }
      int pair = pair(before, c);
      pairs[pair / Long.SIZE] |= 1L << pair;
      before = c;
    }
  }

  /** Sets the text with parts taken out, so that nothing new stands in it. */
  void shorten(String rest) {
    text = rest;
  }

  /** Whether a hint in small letters may stand in it; false only where it does not. */
  boolean mayHold(String hint) {
    if (hint.equals("#")) {
      return holdsDigit();
    }
    char before = hint.charAt(0);
    if (before < letters.length && !letters[before]) {
      return false;
    }
    for (int i = 1; i < hint.length(); i++) {
      char c = hint.charAt(i);
      int pair = pair(before, c);
      if ((pairs[pair / Long.SIZE] & (1L << pair)) == 0) {
        return false;
      }
      before = c;
    }
    return true;
  }

  private boolean holdsDigit() {
    for (char digit = '0'; digit <= '9'; digit++) {
      if (letters[digit]) {
        return true;
      }
    }
    return false;
  }

  private static int pair(char a, char b) {
    return (a * 31 + b) & (BITS - 1);
  }

  private static char small(char c) {
    return c < 128 ? (c >= 'A' && c <= 'Z' ? (char) (c + 32) : c) : Character.toLowerCase(c);
  }
}
