package health.primum.consensus.action;

import health.primum.clinical.Intent;
import health.primum.consensus.lexicon.Concept;
import health.primum.consensus.lexicon.Kind;
import health.primum.consensus.lexicon.Lexicon;
import health.primum.consensus.lexicon.Token;
import health.primum.consensus.lexicon.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One pass over the words of an action: its verb, its subjects and the words about them. */
final class Parts {
  private static final Set<String> NEGATIONS =
      Set.of(
          "not",
          "no",
          "dont",
          "never",
          "avoid",
          "avoids",
          "avoiding",
          "against",
          "without",
          "refrain",
          "avoidance",
          "neither",
          "nor",
          "cannot");
  private static final Set<String> UNNEEDED =
      Set.of("contraindicated", "unnecessary", "unwarranted");
  private static final Set<String> ROUTES =
      Set.of(
          "po",
          "orally",
          "oral",
          "mouth",
          "iv",
          "intravenously",
          "intravenous",
          "im",
          "intramuscularly",
          "intramuscular",
          "sc",
          "sq",
          "subq",
          "subcutaneously",
          "subcutaneous",
          "subcut",
          "sl",
          "sublingually",
          "sublingual",
          "pr",
          "rectally",
          "topically",
          "topical",
          "cream",
          "ointment",
          "inhaled",
          "inhalation",
          "nebulized",
          "nebulised",
          "intranasally",
          "intranasal",
          "transdermal",
          "intrathecal",
          "intravaginal",
          "io",
          "intraosseous");
  private static final Set<String> PURPOSE_VERBS =
      Set.of(
          "evaluate",
          "assess",
          "rule",
          "exclude",
          "look",
          "check",
          "screen",
          "confirm",
          "determine",
          "monitor",
          "reduce",
          "prevent",
          "treat",
          "manage",
          "control",
          "help",
          "guide",
          "establish",
          "identify",
          "detect",
          "address",
          "discuss",
          "optimize",
          "ensure",
          "improve",
          "maintain",
          "minimize",
          "achieve",
          "avoid",
          "clarify",
          "investigate",
          "quantify",
          "document",
          "characterize",
          "define",
          "localize",
          "differentiate",
          "distinguish",
          "relieve",
          "protect",
          "correct",
          "facilitate",
          "allow",
          "decide",
          "support",
          "see",
          "find",
          "further",
          "better",
          "also",
          "verify",
          "provide",
          "plan",
          "establishing",
          "inform",
          "consider",
          "stabilize",
          "decrease",
          "lower",
          "limit",
          "obtain",
          "restore",
          "cover",
          "stage",
          "eradicate",
          "prove",
          "follow",
          "assist",
          "reverse",
          "replace",
          "buy",
          "delineate");
  private static final Set<String> ENDS =
      Set.of(
          "given",
          "because",
          "due",
          "since",
          "considering",
          "while",
          "which",
          "so",
          "before",
          "after",
          "prior",
          "until",
          "pending",
          "instead",
          "rather",
          "such",
          "namely",
          "who",
          "where",
          "whose",
          "concerning",
          "unless",
          "as",
          "despite",
          "although",
          "though",
          "owing",
          "following",
          "during");
  private static final Set<String> IN_ENDS =
      Set.of(
          "light",
          "view",
          "setting",
          "order",
          "patients",
          "this",
          "case",
          "addition",
          "anticipation",
          "preparation",
          "the");
  private static final Set<String> WITH_ENDS =
      Set.of(
          "concern",
          "suspicion",
          "history",
          "risk",
          "goal",
          "target",
          "plan",
          "attention",
          "food",
          "meals",
          "close",
          "careful",
          "a",
          "the",
          "his",
          "her",
          "instructions",
          "appropriate");
  private static final Set<String> TELLS =
      Set.of(
          "level",
          "trough",
          "concentration",
          "peak",
          "assay",
          "monitoring",
          "test",
          "testing",
          "studies",
          "serology",
          "screen",
          "count",
          "counts",
          "scan",
          "smear",
          "titer",
          "titre",
          "antibody",
          "antibodies");

  /** Tests that say nothing without what they are for. */
  private static final Set<String> OPEN =
      Set.of("genetic testing", "imaging", "drug level", "fungal culture", "immunohistochemistry");

  private static final Set<String> CARE =
      Set.of(
          "evaluation",
          "further",
          "assessment",
          "management",
          "treatment",
          "care",
          "workup",
          "immediate",
          "urgent",
          "iv",
          "emergent",
          "observation",
          "admission",
          "monitoring",
          "imaging",
          "possible",
          "suspected");
  private static final Set<String> VISITS = Set.of("visit", "appointment", "clinic", "followup");

  private static final Set<Kind> SUBJECTS = EnumSet.complementOf(EnumSet.of(Kind.ACT));
  private static final Set<Kind> ACTS = EnumSet.of(Kind.ACT);
  private static final Set<Act> TELLING = EnumSet.of(Act.COUNSEL, Act.INFORM);

  private final Lexicon lexicon;
  private final List<Token> tokens;
  private final Intent intent;

  boolean negated;
  final List<Act> acts = new ArrayList<>();
  final Set<Concept> subjects = new LinkedHashSet<>();
  final Set<Concept> sources = new LinkedHashSet<>();
  final Set<Concept> asides = new LinkedHashSet<>();
  final Set<String> sites = new TreeSet<>();
  final Set<String> specimens = new TreeSet<>();
  final Set<String> qualifiers = new TreeSet<>();
  final Set<String> routes = new TreeSet<>();
  final Set<String> words = new HashSet<>();
  boolean either;
  boolean visit;

  /** How many words say what it is about; where none does, all its words are taken. */
  int plainWords;

  /** "Inform the patient that ...": it asks for nothing but telling. */
  boolean states;

  /** Something is said before the first subject, in no verb that is known. */
  boolean wordsFirst;

  /** Why it is done was said, after "for". */
  boolean endsInFor;

  private String preposition = "";

  Parts(Lexicon lexicon, String text, boolean negated, Intent intent) {
    this.lexicon = lexicon;
    this.tokens = Words.of(text);
    this.negated = false;
    this.intent = intent;
  }

  Intent intent() {
    return intent;
  }

  void read() {
    int i = 0;
    while (i < tokens.size() && !endsAt(i)) {
      i += take(i);
    }
    endsInFor =
        i + 1 < tokens.size()
            && tokens.get(i).word().equals("for")
            && !CARE.contains(tokens.get(i + 1).word());
  }

  /** What follows says why, not what. */
  private boolean endsAt(int i) {
    String word = tokens.get(i).word();
    String next = i + 1 < tokens.size() ? tokens.get(i + 1).word() : "";
    boolean said = !subjects.isEmpty() || words.size() > 1;
    if (!said || tokens.get(i).isAside()) {
      return false;
    }
    return switch (word) {
      case "to" -> PURPOSE_VERBS.contains(next);
      case "for" ->
          subjects.stream().noneMatch(s -> OPEN.contains(s.name()))
              && !acts.contains(Act.SWITCH)
              && (!subjects.isEmpty() || words.size() > 2);
      case "in" ->
          IN_ENDS.contains(next)
              && !(next.equals("the")
                  && i + 2 < tokens.size()
                  && lexicon.at(tokens, i + 2, EnumSet.of(Kind.SITE)).length() > 0);
      case "with" -> WITH_ENDS.contains(next);
      case ";" -> true;
      default -> ENDS.contains(word);
    };
  }

  private int take(int i) {
    Token token = tokens.get(i);
    if (token.isMark()) {
      return 1;
    }
    Lexicon.Found subject = lexicon.at(tokens, i, SUBJECTS);
    Lexicon.Found act = act(i);
    boolean verbFirst =
        act.length() > 0
            && act.length() >= subject.length()
            && (subject.length() == 0 || (acts.isEmpty() && i == 0));
    if (subject.length() > 0 && !verbFirst) {
      if (subject.length() > 1 || !FOLLOW.contains(token.word())) {
        subject(subject, i);
        return subject.length();
      }
    }
    if (NEGATIONS.contains(token.word()) && subjects.isEmpty() && words.size() < 3) {
      negated = denies(token.word(), i) != negated;
      return 1;
    }
    if (UNNEEDED.contains(token.word()) || (token.word().equals("not") && deniesNeed(i))) {
      negated = true;
      return 1;
    }
    if (follows(i)) {
      visit = true;
      if (!acts.contains(Act.MONITOR)) {
        acts.add(Act.MONITOR);
      }
      return token.word().equals("follow") ? 2 : 1;
    }
    if (act.length() > 0 && !token.isAside() && mayAct(act)) {
      acts.add(Act.valueOf(act.concepts().getFirst().name()));
      return act.length();
    }
    plain(token);
    return 1;
  }

  /** "Advise against X" forbids; "protect against X" does not. */
  private boolean denies(String word, int i) {
    return !word.equals("against") || !acts.isEmpty() && ADVISES.contains(tokens.get(i - 1).key());
  }

  private static final Set<String> ADVISES =
      Set.of(
          "advise",
          "recommend",
          "counsel",
          "advised",
          "recommended",
          "patient",
          "counseling",
          "caution",
          "warn");

  private static final Set<String> FOLLOW = Set.of("follow");

  /** A verb in any form: "switch", "switching", "be switched". */
  private Lexicon.Found act(int i) {
    Lexicon.Found plain = lexicon.at(tokens, i, ACTS);
    if (plain.length() > 0) {
      return plain;
    }
    boolean passive = i > 0 && tokens.get(i - 1).word().equals("be");
    for (String base : Verb.bases(tokens.get(i).word(), passive)) {
      Lexicon.Found found = lexicon.at(List.of(new Token(base, base, false, false)), 0, ACTS);
      if (found.length() > 0
          && (passive || Verb.TREATS.contains(found.concepts().getFirst().name()))) {
        return found;
      }
    }
    return plain;
  }

  private boolean follows(int i) {
    String word = tokens.get(i).word();
    String next = i + 1 < tokens.size() ? tokens.get(i + 1).word() : "";
    return (word.equals("follow") && next.equals("up")) || VISITS.contains(word);
  }

  private boolean deniesNeed(int i) {
    return tokens.subList(i, Math.min(tokens.size(), i + 4)).stream()
        .anyMatch(
            t ->
                Set.of(
                        "indicated",
                        "needed",
                        "recommended",
                        "required",
                        "necessary",
                        "warranted",
                        "appropriate",
                        "advised")
                    .contains(t.word()));
  }

  /** A verb after the subjects is part of how, unless nothing was said to be done yet. */
  private boolean mayAct(Lexicon.Found found) {
    Act act = Act.valueOf(found.concepts().getFirst().name());
    return subjects.isEmpty()
        || acts.isEmpty()
        || acts.stream().allMatch(TELLING::contains)
        || act == Act.TAPER;
  }

  private void plain(Token token) {
    String word = token.word();
    if (word.equals("that") && acts.equals(List.of(Act.INFORM))) {
      states = true;
    }
    if (word.equals("from") || word.equals("to")) {
      preposition = word;
    } else if (word.equals("or") && !subjects.isEmpty()) {
      either = true;
    } else if (ROUTES.contains(word)) {
      routes.add(Routes.canonical(word));
    } else if (!token.isAside() && !Stop.WORDS.contains(word)) {
      words.add(Words.stem(word));
    }
  }

  private void subject(Lexicon.Found found, int i) {
    Concept concept = choose(found, i);
    Token token = tokens.get(i);
    wordsFirst |= subjects.isEmpty() && concept.kind().isTreatment() && !words.isEmpty();
    switch (concept.kind()) {
      case SITE -> {
        if (!token.isAside()) {
          sites.add(concept.name());
        }
      }
      case SPECIMEN -> specimens.add(concept.name());
      case QUALIFIER -> qualifiers.add(concept.name());
      case FINDING -> words.add(concept.name());
      default -> {
        if (token.isAside()) {
          asides.add(concept);
        } else if (acts.contains(Act.SWITCH) || acts.contains(Act.ADJUST)) {
          switched(concept);
        } else {
          subjects.add(concept);
        }
      }
    }
  }

  /** "from A to B", "A to B", "A with B". */
  private void switched(Concept concept) {
    boolean target =
        preposition.equals("to")
            || (!subjects.isEmpty() && sources.isEmpty() && acts.contains(Act.SWITCH));
    if (preposition.equals("from")) {
      sources.add(concept);
    } else if (target && !subjects.isEmpty()) {
      sources.addAll(subjects);
      subjects.clear();
      subjects.add(concept);
    } else {
      subjects.add(concept);
    }
  }

  private static String told(String word) {
    return Set.of(
                "count", "counts", "scan", "smear", "antibody", "antibodies", "serology", "screen")
            .contains(word)
        ? Words.singular(word)
        : "level";
  }

  private Concept choose(Lexicon.Found found, int i) {
    int end = i + found.length();
    String next = end < tokens.size() ? tokens.get(end).word() : "";
    boolean told =
        TELLS.contains(next)
            || (i > 0 && Set.of("serum", "plasma").contains(tokens.get(i - 1).word()));
    if (told) {
      for (Concept concept : found.concepts()) {
        if (concept.kind() == Kind.TEST
            || concept.kind() == Kind.PROCEDURE
            || concept.kind() == Kind.TOPIC) {
          return concept;
        }
      }
      Concept first = found.concepts().getFirst();
      return first.kind() == Kind.DRUG || first.kind() == Kind.CLASS
          ? new Concept(first.name() + " " + told(next), Kind.TEST, "-")
          : first;
    }
    return found.concepts().stream()
        .min(java.util.Comparator.comparingInt(c -> Preference.rank(acts, c.kind())))
        .orElseThrow();
  }
}
