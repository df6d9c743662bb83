package health.primum.consensus.lexicon;

/**
 * A word or a mark of a text.
 *
 * @param word in small letters
 * @param key its singular, by which the lexicon knows it
 * @param isUpper whether it was written in capitals alone
 * @param isAside whether it stands in brackets
 */
public record Token(String word, String key, boolean isUpper, boolean isAside) {
  public boolean isMark() {
    return !Character.isLetterOrDigit(word.codePointAt(0));
  }
}
