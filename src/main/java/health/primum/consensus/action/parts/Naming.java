package health.primum.consensus.action.parts;

import health.primum.consensus.action.Act;
import health.primum.consensus.lexicon.Concept;
import health.primum.consensus.lexicon.Kind;
import health.primum.consensus.lexicon.Lexicon;
import health.primum.consensus.lexicon.Token;
import health.primum.consensus.lexicon.Words;
import java.util.List;
import java.util.Set;

/** Chooses what a name of several meanings means where it stands. */
final class Naming {
  private static final Set<Kind> TOLD = Set.of(Kind.TEST, Kind.PROCEDURE, Kind.TOPIC);
  private static final Set<String> BLOOD = Set.of("serum", "plasma");

  private Naming() {}

  /** Which of the concepts found at a token is meant. */
  static Concept choose(Lexicon.Found found, List<Token> tokens, int i, Parts parts) {
    int end = i + found.length();
    String next = end < tokens.size() ? tokens.get(end).word() : "";
    boolean told = Cues.TELLS.contains(next) || (i > 0 && BLOOD.contains(tokens.get(i - 1).word()));
    if (told) {
      return told(found.concepts(), next);
    }
    boolean given =
        Cues.GIVES.contains(next)
            || (parts.dosed && !isLookedAt(parts.acts))
            || (!isLookedAt(parts.acts)
                && parts.subjects.stream().anyMatch(s -> s.kind() == Kind.DRUG))
            || isRouted(tokens, i);
    Concept best = found.concepts().getFirst();
    for (Concept concept : found.concepts()) {
      if (Preference.rank(parts.acts, given, concept.kind())
          < Preference.rank(parts.acts, given, best.kind())) {
        best = concept;
      }
    }
    return best;
  }

  private static boolean isLookedAt(List<Act> acts) {
    return !acts.isEmpty()
        && switch (acts.getLast()) {
          case ORDER, CHECK, MONITOR -> true;
          case START,
              RESUME,
              STOP,
              HOLD,
              CONTINUE,
              INCREASE,
              DECREASE,
              TAPER,
              SWITCH,
              ADJUST,
              REFER,
              COUNSEL,
              INFORM,
              AVOID,
              OPPOSE,
              UNKNOWN ->
              false;
        };
  }

  /** "IV magnesium" is given. */
  private static boolean isRouted(List<Token> tokens, int i) {
    return i > 0 && Routes.of(tokens.get(i - 1).word()).isPresent();
  }

  private static Concept told(List<Concept> concepts, String next) {
    for (Concept concept : concepts) {
      if (TOLD.contains(concept.kind())) {
        return concept;
      }
    }
    Concept first = concepts.getFirst();
    String as = Cues.TOLD_BY_NAME.contains(next) ? Words.singular(next) : "level";
    return first.kind() == Kind.DRUG || first.kind() == Kind.CLASS
        ? new Concept(first.name() + " " + as, Kind.TEST, "-")
        : first;
  }
}
