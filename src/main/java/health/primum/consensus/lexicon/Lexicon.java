package health.primum.consensus.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds concepts in text, the longest name first. Immutable once read. */
public final class Lexicon {
  private static final int LONGEST = 8;

  /**
   * A name found in a text.
   *
   * @param length how many tokens it takes
   * @param concepts what it may mean, at least one
   */
  public record Found(int length, List<Concept> concepts) {}

  private final Map<String, Set<Concept>> byName = new HashMap<>();

  /** Names that are also plain words ("us"), and count only where written in capitals. */
  private final Set<String> capitalsOnly = new HashSet<>();

  Lexicon() {}

  /** Our own lexicon, read once. */
  public static Lexicon standard() {
    return Standard.LEXICON;
  }

  private static final class Standard {
    static final Lexicon LEXICON = LexiconReader.standard();
  }

  void add(String name, Concept concept) {
    String key = key(Words.of(name));
    byName.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(concept);
    if (!name.equals(concept.name()) && name.matches("[A-Z]{2,5}")) {
      capitalsOnly.add(key);
    }
  }

  public int size() {
    return byName.size();
  }

  /** The longest name of any of these kinds that starts at a token; of length 0 if none does. */
  public Found at(List<Token> tokens, int start, Set<Kind> kinds) {
    for (int length = Math.min(LONGEST, tokens.size() - start); length > 0; length--) {
      List<Token> words = tokens.subList(start, start + length);
      if (words.getFirst().isMark() || words.getLast().isMark()) {
        continue;
      }
      String key = key(words);
      Set<Concept> concepts = byName.getOrDefault(key, Set.of());
      if (!capitalsOnly.contains(key) || words.getFirst().isUpper()) {
        var fit = new ArrayList<>(concepts.stream().filter(c -> kinds.contains(c.kind())).toList());
        if (!fit.isEmpty()) {
          return new Found(length, fit);
        }
      }
    }
    return new Found(0, List.of());
  }

  private static String key(List<Token> tokens) {
    var key = new StringBuilder();
    for (Token token : tokens) {
      if (!token.isMark()) {
        key.append(key.isEmpty() ? "" : " ").append(token.key());
      }
    }
    return key.toString();
  }
}
