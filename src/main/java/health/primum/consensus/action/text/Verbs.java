package health.primum.consensus.action.text;

import health.primum.consensus.action.Act;
import health.primum.consensus.lexicon.Kind;
import health.primum.consensus.lexicon.Lexicon;
import health.primum.consensus.lexicon.Token;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Finds verbs in any form: "switch", "switching", "be switched". */
final class Verbs {
  private static final Set<Kind> ACTS = EnumSet.of(Kind.ACT);

  /** Acts whose gerund is the act: "stopping X"; "testing" and "imaging" are things. */
  private static final Set<Act> TREATS =
      EnumSet.of(
          Act.START,
          Act.RESUME,
          Act.STOP,
          Act.HOLD,
          Act.CONTINUE,
          Act.INCREASE,
          Act.DECREASE,
          Act.TAPER,
          Act.SWITCH,
          Act.ADJUST,
          Act.AVOID);

  private final Lexicon lexicon;
  private final List<Token> tokens;

  Verbs(Lexicon lexicon, List<Token> tokens) {
    this.lexicon = lexicon;
    this.tokens = tokens;
  }

  static Act act(Lexicon.Found found) {
    return Act.valueOf(found.concepts().getFirst().name());
  }

  /** The verb at a token; of length 0 if there is none. */
  Lexicon.Found at(int i) {
    if (i >= tokens.size()) {
      return new Lexicon.Found(0, List.of());
    }
    Lexicon.Found plain = lexicon.at(tokens, i, ACTS);
    if (plain.length() > 0) {
      return plain;
    }
    boolean passive = i > 0 && tokens.get(i - 1).word().equals("be");
    for (String base : bases(tokens.get(i).word(), passive)) {
      Lexicon.Found found = lexicon.at(List.of(new Token(base, base, false, false)), 0, ACTS);
      if (found.length() > 0 && (passive || TREATS.contains(act(found)))) {
        return found;
      }
    }
    return plain;
  }

  /**
   * What a form may come from, the likeliest first.
   *
   * @param passive whether it stands after "be", so that a participle is a verb
   */
  private static List<String> bases(String word, boolean passive) {
    String stem =
        word.endsWith("ing") && word.length() > 5
            ? word.substring(0, word.length() - 3)
            : passive && word.endsWith("ed") && word.length() > 4
                ? word.substring(0, word.length() - 2)
                : "";
    if (stem.isEmpty()) {
      return List.of();
    }
    int n = stem.length();
    boolean doubled = stem.charAt(n - 1) == stem.charAt(n - 2);
    return doubled
        ? List.of(stem.substring(0, n - 1), stem)
        : List.of(stem, stem + "e", stem.endsWith("i") ? stem.substring(0, n - 1) + "y" : stem);
  }
}
