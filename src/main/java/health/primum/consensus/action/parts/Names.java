package health.primum.consensus.action.parts;

import health.primum.consensus.lexicon.Kind;
import health.primum.consensus.lexicon.Lexicon;
import health.primum.consensus.lexicon.Token;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what is named, also in lists that share a word, the other way round, or misspelt. */
final class Names {
  private static final Set<Kind> SUBJECTS = EnumSet.complementOf(EnumSet.of(Kind.ACT));
  private static final Set<Kind> TESTS = EnumSet.of(Kind.TEST, Kind.SPECIALTY);
  private static final Set<String> ARTICLES = Set.of("a", "an", "the");

  /** "Screening for hepatitis" is hepatitis screening. */
  private static final Set<String> LOOKED =
      Set.of("screening", "screen", "testing", "test", "serology", "antigen", "culture", "pcr");

  private static final Set<Kind> THINGS_DONE =
      EnumSet.of(Kind.TEST, Kind.PROCEDURE, Kind.IMAGING, Kind.TOPIC);
  private static final Lexicon.Found NOTHING = new Lexicon.Found(0, List.of());
  private static final Set<String> JOINS = Set.of("and", ",", "or", "plus", "with");
  private static final Token URINE = new Token("urine", "urine", false, false);

  private final Lexicon lexicon;
  private final List<Token> tokens;
  private final Verbs verbs;

  /** The word the last test began with, which a list may leave out. */
  private @Nullable Token shared;

  Names(Lexicon lexicon, List<Token> tokens, Verbs verbs) {
    this.lexicon = lexicon;
    this.tokens = tokens;
    this.verbs = verbs;
  }

  /**
   * What is named at a token, also where a list leaves out what its items share: "urine sodium and
   * osmolality", "blood and urine cultures".
   */
  Lexicon.Found at(int i) {
    Lexicon.Found plain = lexicon.at(tokens, i, SUBJECTS);
    Lexicon.Found turned = turned(i, plain);
    if (turned.length() > 0) {
      return turned;
    }
    boolean joins = JOINS.contains(word(i + 1)) && i + 2 < tokens.size();
    if (joins && (plain.length() == 0 || isPlace(plain))) {
      Lexicon.Found next = lexicon.at(tokens, i + 2, TESTS);
      if (next.length() > 1) {
        Lexicon.Found whole =
            lexicon.at(List.of(tokens.get(i), tokens.get(i + 1 + next.length())), 0, TESTS);
        return whole.length() > 0 ? new Lexicon.Found(1, whole.concepts()) : plain;
      }
    }
    boolean joined = i > 1 && JOINS.contains(word(i - 1)) && shared != null;
    if (joined && plain.length() == 0) {
      var list = new ArrayList<Token>(List.of(Objects.requireNonNull(shared)));
      list.addAll(tokens.subList(i, Math.min(tokens.size(), i + 3)));
      Lexicon.Found whole = lexicon.at(list, 0, TESTS);
      return whole.length() > 1 ? new Lexicon.Found(whole.length() - 1, whole.concepts()) : plain;
    }
    return plain.length() > 0 || verbs.at(i).length() > 0 || Stop.WORDS.contains(word(i))
        ? plain
        : misspelled(i);
  }

  private Lexicon.Found misspelled(int i) {
    return lexicon
        .meant(tokens.get(i))
        .map(meant -> lexicon.at(List.of(meant), 0, SUBJECTS))
        .orElse(NOTHING);
  }

  /** "Removal of the gallbladder", "diet low in FODMAPs": what is named the other way round. */
  private Lexicon.Found turned(int i, Lexicon.Found plain) {
    int of = i + Math.max(1, plain.length());
    boolean turns = word(of).equals("of") || (word(of).equals("for") && LOOKED.contains(word(i)));
    if (of > i + 2 || !turns || tokens.get(i).isMark()) {
      return NOTHING;
    }
    int from = ARTICLES.contains(word(of + 1)) ? of + 2 : of + 1;
    for (int end = Math.min(tokens.size(), from + 3); end > from; end--) {
      if (tokens.subList(from, end).stream().anyMatch(Token::isMark)) {
        continue;
      }
      var turned = new ArrayList<>(tokens.subList(from, end));
      turned.addAll(tokens.subList(i, of));
      Lexicon.Found found = lexicon.at(turned, 0, THINGS_DONE);
      if (found.length() == turned.size() && found.length() > 1) {
        return new Lexicon.Found(end - i, found.concepts());
      }
    }
    return NOTHING;
  }

  private static boolean isPlace(Lexicon.Found found) {
    Kind kind = found.concepts().getFirst().kind();
    return kind == Kind.SPECIMEN || kind == Kind.SITE;
  }

  /** Keeps the first word of a test that was named, for the rest of its list. */
  void tookAt(int i, Lexicon.Found found) {
    if (found.concepts().stream().anyMatch(c -> TESTS.contains(c.kind()))) {
      String word = word(i);
      shared = word.startsWith("urinal") || word.equals("ua") ? URINE : tokens.get(i);
    }
  }

  private String word(int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i).word() : "";
  }
}
