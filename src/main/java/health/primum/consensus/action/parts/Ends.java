package health.primum.consensus.action.parts;

import health.primum.consensus.action.Act;
import health.primum.consensus.lexicon.Concept;
import health.primum.consensus.lexicon.Kind;
import health.primum.consensus.lexicon.Lexicon;
import health.primum.consensus.lexicon.Token;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where an action is said and its reason begins, and what is still named there. */
final class Ends {
  private static final Set<Kind> SUBJECTS = EnumSet.complementOf(EnumSet.of(Kind.ACT));
  private static final Set<String> ARTICLES = Set.of("a", "an", "the");
  private static final Set<Kind> SITES = EnumSet.of(Kind.SITE);
  private static final Set<Kind> NAMED =
      EnumSet.complementOf(
          EnumSet.of(
              Kind.ACT,
              Kind.SITE,
              Kind.SPECIMEN,
              Kind.FINDING,
              Kind.QUALIFIER,
              Kind.SETTING,
              Kind.SPECIALTY));
  private static final Set<Kind> AIMED =
      EnumSet.of(Kind.TEST, Kind.IMAGING, Kind.PROCEDURE, Kind.SPECIALTY);
  private static final Set<Kind> ANY = EnumSet.allOf(Kind.class);

  /** After these "to" says how far. */
  private static final Set<Act> MOVES =
      EnumSet.of(
          Act.SWITCH, Act.ADJUST, Act.INCREASE, Act.DECREASE, Act.TAPER, Act.CONTINUE, Act.REFER);

  /** What leads to examples. */
  private static final Set<String> EXAMPLES = Set.of("such", "including", "namely");

  private final Lexicon lexicon;
  private final List<Token> tokens;
  private final Parts parts;
  private final Verbs verbs;

  Ends(Lexicon lexicon, List<Token> tokens, Parts parts, Verbs verbs) {
    this.lexicon = lexicon;
    this.tokens = tokens;
    this.parts = parts;
    this.verbs = verbs;
  }

  /** What follows says why, not what. */
  boolean isAt(int i) {
    boolean said = !parts.subjects.isEmpty() || parts.words.size() > 1;
    if (!said || tokens.get(i).isAside()) {
      return false;
    }
    String next = word(i + 1);
    return switch (word(i)) {
      case "to" ->
          Cues.PURPOSE_VERBS.contains(next)
              || (isAsked() && verbs.at(i + 1).length() > 0)
              || word(0).equals("add")
              || isPurpose(i + 1);
      case "for" ->
          parts.subjects.stream().noneMatch(s -> Cues.OPEN.contains(s.name()))
              && !parts.acts.contains(Act.SWITCH)
              && (!parts.subjects.isEmpty() || parts.words.size() > 2);
      case "in" -> Cues.IN_ENDS.contains(next) && !(next.equals("the") && isSite(i + 2));
      case "with" -> Cues.WITH_ENDS.contains(next) && !isWithThing(i + 1);
      case "including" -> !parts.subjects.isEmpty();
      case ";" -> true;
      case "post" -> lexicon.at(tokens, i, SUBJECTS).length() == 0;
      default -> Cues.ENDS.contains(word(i));
    };
  }

  /** What a verb says that the lexicon does not know: "to shift potassium". */
  private boolean isPurpose(int i) {
    if (i >= tokens.size()
        || parts.subjects.isEmpty()
        || !Collections.disjoint(parts.acts, MOVES)) {
      return false;
    }
    Kind first = parts.subjects.iterator().next().kind();
    if (first == Kind.SETTING || first == Kind.SPECIALTY) {
      return false;
    }
    String word = word(i);
    return Character.isLetter(word.charAt(0))
        && !Stop.WORDS.contains(word)
        && Routes.of(word).isEmpty()
        && lexicon.at(tokens, i, ANY).length() == 0
        && verbs.at(i).length() == 0;
  }

  /** "With a 14-day event monitor" says what is meant. */
  private boolean isWithThing(int i) {
    if (!ARTICLES.contains(word(i)) || parts.subjects.isEmpty()) {
      return false;
    }
    Kind kind = parts.subjects.iterator().next().kind();
    for (int j = i + 1; j < Math.min(tokens.size(), i + 4) && !tokens.get(j).isMark(); j++) {
      if (lexicon.at(tokens, j, AIMED).length() > 0) {
        return kind == Kind.TEST || kind == Kind.IMAGING || kind == Kind.PROCEDURE;
      }
    }
    return false;
  }

  /** Somebody is asked, and "to" says what for. */
  private boolean isAsked() {
    return parts.subjects.stream().anyMatch(s -> s.kind() == Kind.SPECIALTY);
  }

  private boolean isSite(int i) {
    return i < tokens.size() && lexicon.at(tokens, i, SITES).length() > 0;
  }

  /** What is named after the end: examples of what was named, or what somebody is asked for. */
  void company(int end) {
    boolean lists = EXAMPLES.contains(word(end));
    boolean asks = isAsked() && (word(end).equals("for") || word(end).equals("to"));
    if (!lists && !asks) {
      return;
    }
    Set<Concept> named = lists ? parts.examples : parts.aims;
    for (int i = word(end + 1).equals("as") ? end + 2 : end + 1;
        i < tokens.size() && !breaksOff(i); ) {
      Lexicon.Found found = lexicon.at(tokens, i, lists ? NAMED : AIMED);
      Lexicon.Found site = lexicon.at(tokens, i, SITES);
      if (asks && found.length() == 0 && site.length() > 0) {
        parts.sites.add(site.concepts().getFirst().name());
      }
      if (found.length() > 0) {
        named.add(Naming.choose(found, tokens, i, parts));
      }
      i += Math.max(1, found.length());
    }
  }

  private boolean breaksOff(int i) {
    String word = word(i);
    return word.equals(";") || word.equals("to") || Cues.ENDS.contains(word);
  }

  private String word(int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i).word() : "";
  }
}
