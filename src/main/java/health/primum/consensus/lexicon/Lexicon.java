package health.primum.consensus.lexicon;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds concepts in text, the longest name first. Immutable once read. */
public final class Lexicon {
  private static final int LONGEST = 8;
  private static final Found NOTHING = new Found(0, List.of());

  /**
   * A name found in a text.
   *
   * @param length how many tokens it takes
   * @param concepts what it may mean, at least one
   */
  public record Found(int length, List<Concept> concepts) {}

  /** The names that begin with the same words, and what those words name themselves. */
  private static final class Node {
    private final Map<String, Node> next = new HashMap<>();
    private List<Concept> concepts = List.of();

    /** The words are also plain ones ("us"), and count only where written in capitals. */
    private boolean capitalsOnly;

    private void add(Concept concept) {
      var all = new LinkedHashSet<>(concepts);
      all.add(concept);
      concepts = List.copyOf(all);
    }

    private List<Concept> of(Set<Kind> kinds) {
      for (Concept concept : concepts) {
        if (!kinds.contains(concept.kind())) {
          return concepts.stream().filter(c -> kinds.contains(c.kind())).toList();
        }
      }
      return concepts;
    }
  }

  /** Kinds whose names are so long and rare that one wrong letter leaves no doubt. */
  private static final Set<Kind> SPELLED =
      EnumSet.of(Kind.DRUG, Kind.PROCEDURE, Kind.SPECIALTY, Kind.IMAGING);

  private final Misspelling misspelling = new Misspelling();
  private final Node root = new Node();
  private final Map<Kind, Map<String, Concept>> byConcept = new HashMap<>();
  private int names;

  Lexicon() {}

  /** Our own lexicon, read once. */
  public static Lexicon standard() {
    return Standard.LEXICON;
  }

  private static final class Standard {
    static final Lexicon LEXICON = LexiconReader.standard();
  }

  void add(String name, Concept concept) {
    byConcept.computeIfAbsent(concept.kind(), any -> new HashMap<>()).put(concept.name(), concept);
    Node node = root;
    if (SPELLED.contains(concept.kind()) && name.indexOf(' ') < 0) {
      misspelling.add(Words.singular(name.toLowerCase(Locale.ROOT)));
    }
    for (Token token : Words.of(name)) {
      if (!token.isMark()) {
        node = node.next.computeIfAbsent(token.key(), any -> new Node());
      }
    }
    names += node.concepts.isEmpty() ? 1 : 0;
    node.add(concept);
    if (!name.equals(concept.name()) && name.matches("[A-Z]{2,5}")) {
      node.capitalsOnly = true;
    }
  }

  /** How many names it knows. */
  public int size() {
    return names;
  }

  /** A concept by its first name. */
  public Optional<Concept> concept(Kind kind, String name) {
    return Optional.ofNullable(byConcept.getOrDefault(kind, Map.of()).get(name));
  }

  /** The name an unknown word stands for, when one letter of it is wrong. */
  public Optional<Token> meant(Token token) {
    return misspelling
        .meant(token.key())
        .map(word -> new Token(word, word, token.isUpper(), token.isAside()));
  }

  /** The longest name of any of these kinds that starts at a token; of length 0 if none does. */
  public Found at(List<Token> tokens, int start, Set<Kind> kinds) {
    Token first = tokens.get(start);
    Found longest = NOTHING;
    Node node = first.isMark() ? null : root;
    int end = Math.min(tokens.size(), start + LONGEST);
    for (int i = start; node != null && i < end; i++) {
      Token token = tokens.get(i);
      if (token.isMark()) {
        continue;
      }
      node = node.next.get(token.key());
      if (node != null && (!node.capitalsOnly || first.isUpper())) {
        List<Concept> fit = node.of(kinds);
        longest = fit.isEmpty() ? longest : new Found(i - start + 1, fit);
      }
    }
    return longest;
  }
}
