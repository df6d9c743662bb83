package health.primum.consensus.action.parts;

import health.primum.consensus.action.Act;
import health.primum.consensus.lexicon.Concept;
import health.primum.consensus.lexicon.Kind;
import health.primum.consensus.lexicon.Lexicon;
import health.primum.consensus.lexicon.Token;
import health.primum.consensus.lexicon.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One pass over the words of an action. */
final class PartsReader {
  private static final Set<Kind> SUBJECTS = EnumSet.complementOf(EnumSet.of(Kind.ACT));
  private static final Set<Kind> SITES = EnumSet.of(Kind.SITE);
  private static final Set<String> NAMES =
      Set.of("infusion", "injection", "cream", "ointment", "inhaler", "medication", "treatment");
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

  private static final Set<Kind> ASKED = EnumSet.of(Kind.SPECIALTY, Kind.PROCEDURE);

  /** After a specialty these only say that somebody practises it. */
  private static final Set<String> HEADS =
      Set.of("surgeon", "surgery", "specialist", "clinic", "center", "team", "service", "doctor");

  /** "Screening for hepatitis" is hepatitis screening. */
  private static final Set<String> LOOKED =
      Set.of("screening", "screen", "testing", "test", "serology", "antigen", "culture", "pcr");

  private static final Set<Kind> THINGS_DONE =
      EnumSet.of(Kind.TEST, Kind.PROCEDURE, Kind.IMAGING, Kind.TOPIC);
  private static final Lexicon.Found NOTHING = new Lexicon.Found(0, List.of());
  private static final Set<Kind> TESTS = EnumSet.of(Kind.TEST, Kind.SPECIALTY);
  private static final Set<String> ARTICLES = Set.of("a", "an", "the");

  /** Verbs that are as often things: they act only where they stand first. */
  private static final Set<String> THINGS = Set.of("drop", "drops", "delay", "delays");

  private static final Set<String> JOINS = Set.of("and", ",", "or", "plus", "with");
  private static final Token URINE = new Token("urine", "urine", false, false);

  private static final Set<Kind> ANY = EnumSet.allOf(Kind.class);

  /** After these "to" says how far. */
  private static final Set<Act> MOVES =
      EnumSet.of(
          Act.SWITCH, Act.ADJUST, Act.INCREASE, Act.DECREASE, Act.TAPER, Act.CONTINUE, Act.REFER);

  /** What leads to examples. */
  private static final Set<String> EXAMPLES = Set.of("such", "including", "namely");

  /** What leads to how something is done. */
  private static final Set<String> MEANS = Set.of("with", "via", "using", "through", "under");

  private static final Set<Act> TELLING = EnumSet.of(Act.COUNSEL, Act.INFORM);

  private final Lexicon lexicon;
  private final List<Token> tokens;
  private final Parts parts;
  private final Verbs verbs;
  private String preposition = "";

  /** The word the last test began with, which a list may leave out. */
  private @Nullable Token shared;

  /** Whether what is named now only says how the first thing is done. */
  private boolean means;

  /** Where the last name of somebody to be asked ended. */
  private int askedEnd = -1;

  /** Whether what is named now spells out what was named before a colon. */
  private boolean spells;

  /** Where the last name of a drug ended. */
  private int drugEnd = -1;

  PartsReader(Lexicon lexicon, String text, Parts parts) {
    this.lexicon = lexicon;
    this.tokens = Words.of(text);
    this.parts = parts;
    this.verbs = new Verbs(lexicon, tokens);
  }

  void read() {
    int i = 0;
    while (i < tokens.size() && !endsAt(i)) {
      i += take(i);
    }
    if (parts.subjects.isEmpty() && parts.words.isEmpty()) {
      fallBack();
    }
    company(i);
    parts.endsInFor =
        i + 1 < tokens.size() && word(i).equals("for") && !Cues.CARE.contains(word(i + 1));
  }

  /** What is named after the end: examples of what was named, or what somebody is asked for. */
  private void company(int end) {
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

  /** Where nothing says what it is about, its plain words do: "stop the infusion". */
  private void fallBack() {
    for (int i = 0; i < tokens.size(); i++) {
      String word = word(i);
      boolean names = word.length() > 4 && !tokens.get(i).isMark() && verbs.at(i).length() == 0;
      if (names && NAMES.contains(word)) {
        parts.words.add(Words.stem(word));
      }
    }
  }

  private String word(int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i).word() : "";
  }

  /** What follows says why, not what. */
  private boolean endsAt(int i) {
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

  private int take(int i) {
    Token token = tokens.get(i);
    if (token.isMark()) {
      means &= !token.word().equals(",");
      spells |= token.word().equals(":") && !parts.subjects.isEmpty() && parts.words.isEmpty();
      return 1;
    }
    means |= MEANS.contains(token.word()) && !parts.subjects.isEmpty();
    Lexicon.Found subject = named(i);
    Lexicon.Found act = verbs.at(i);
    boolean verbFirst =
        act.length() > 0
            && act.length() >= subject.length()
            && (subject.length() == 0
                || (parts.acts.isEmpty()
                    && i == 0
                    && !word(i + 1).equals("of")
                    && says(i + act.length())));
    boolean form = i == drugEnd && Cues.FORMS.contains(token.word());
    if (form || (i == askedEnd && HEADS.contains(token.key()))) {
      return 1;
    }
    if (subject.length() > 0
        && !verbFirst
        && (subject.length() > 1 || !token.word().equals("follow"))) {
      subject(subject, i);
      boolean test = subject.concepts().stream().anyMatch(c -> TESTS.contains(c.kind()));
      shared =
          !test
              ? shared
              : token.word().startsWith("urinal") || token.word().equals("ua") ? URINE : token;
      boolean drug = subject.concepts().stream().anyMatch(c -> c.kind() == Kind.DRUG);
      boolean asked = subject.concepts().stream().anyMatch(c -> ASKED.contains(c.kind()));
      askedEnd = asked ? i + subject.length() : askedEnd;
      drugEnd = drug ? i + subject.length() : drugEnd;
      return subject.length();
    }
    if (denies(i)) {
      return 1;
    }
    if (follows(i)) {
      parts.visit = true;
      if (!parts.acts.contains(Act.MONITOR)) {
        parts.acts.add(Act.MONITOR);
      }
      return token.word().equals("follow") ? 2 : 1;
    }
    if (act.length() > 0 && !token.isAside() && mayAct(act, i)) {
      parts.acts.add(Verbs.act(act));
      return act.length();
    }
    plain(token);
    return 1;
  }

  /**
   * What is named at a token, also where a list leaves out what its items share: "urine sodium and
   * osmolality", "blood and urine cultures".
   */
  private Lexicon.Found named(int i) {
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

  /** Whether anything is said from there on. */
  private boolean says(int from) {
    for (Token token : tokens.subList(from, tokens.size())) {
      if (!token.isMark() && !Stop.WORDS.contains(token.word())) {
        return true;
      }
    }
    return false;
  }

  private boolean denies(int i) {
    String word = word(i);
    boolean early = parts.subjects.isEmpty() && parts.words.size() < 3;
    if (Cues.NEGATIONS.contains(word) && early) {
      boolean forbids =
          !word.equals("against")
              || !parts.acts.isEmpty() && Cues.ADVISES.contains(tokens.get(i - 1).key());
      parts.negated = forbids != parts.negated;
      return true;
    }
    if (Cues.UNNEEDED.contains(word) || (word.equals("not") && deniesNeed(i))) {
      parts.negated = true;
      return true;
    }
    return false;
  }

  private boolean deniesNeed(int i) {
    return tokens.subList(i, Math.min(tokens.size(), i + 4)).stream()
        .anyMatch(t -> Cues.NEEDED.contains(t.word()));
  }

  private boolean follows(int i) {
    return (word(i).equals("follow") && word(i + 1).equals("up")) || Cues.VISITS.contains(word(i));
  }

  /** A verb after the subjects is part of how, unless nothing was said to be done yet. */
  private boolean mayAct(Lexicon.Found found, int i) {
    boolean adjective = word(i).equals("complete") && i > 0 && !word(i - 1).equals("to");
    boolean howOnly = !parts.acts.isEmpty() && Cues.TAKING.contains(word(i));
    boolean thing = i > 0 && THINGS.contains(word(i));
    if (adjective || howOnly || thing) {
      return false;
    }
    return parts.subjects.isEmpty()
        || parts.acts.isEmpty()
        || parts.acts.stream().allMatch(TELLING::contains)
        || Verbs.act(found) == Act.TAPER;
  }

  private void plain(Token token) {
    String word = token.word();
    if (word.equals("that") && parts.acts.equals(List.of(Act.INFORM))) {
      parts.states = true;
    }
    if (word.equals("from") || word.equals("to")) {
      preposition = word;
    } else if (word.equals("or") && !parts.subjects.isEmpty()) {
      parts.either = true;
    } else if (Routes.of(word).isPresent()) {
      parts.routes.add(Routes.of(word).get());
    } else if (!token.isAside() && !Stop.WORDS.contains(word)) {
      parts.words.add(Words.stem(word));
    }
  }

  private void subject(Lexicon.Found found, int i) {
    Concept concept = Naming.choose(found, tokens, i, parts);
    if (found.length() == 1 && word(i).equals("fluid") && concept.kind() == Kind.TOPIC) {
      return;
    }
    boolean aside = tokens.get(i).isAside();
    parts.wordsFirst |=
        parts.subjects.isEmpty() && concept.kind().isTreatment() && !parts.words.isEmpty();
    switch (concept.kind()) {
      case SITE -> {
        if (!aside) {
          parts.sites.add(concept.name());
        }
      }
      case SPECIMEN -> parts.specimens.add(concept.name());
      case QUALIFIER -> parts.qualifiers.add(concept.name());
      case FINDING -> parts.words.add(concept.name());
      case DRUG,
          CLASS,
          VACCINE,
          THERAPY,
          TEST,
          IMAGING,
          PROCEDURE,
          SPECIALTY,
          SETTING,
          TOPIC,
          ACT ->
          named(concept, aside, i);
    }
  }

  /** Whether it can be how the first thing is done, and no thing to be done like it. */
  private boolean isMeans(Concept concept) {
    Kind first =
        parts.subjects.isEmpty() ? concept.kind() : parts.subjects.iterator().next().kind();
    return first != concept.kind() && !concept.kind().isTreatment() && !first.isTreatment();
  }

  private void named(Concept concept, boolean aside, int i) {
    boolean doer = concept.kind() == Kind.SPECIALTY && word(i - 1).equals("by");
    if (doer && !parts.subjects.isEmpty()) {
      return;
    }
    if (spells && parts.subjects.iterator().next().kind() == Kind.TOPIC && !aside) {
      parts.examples.add(concept);
    } else if (aside) {
      parts.asides.add(concept);
    } else {
      if (means && isMeans(concept)) {
        parts.beside.add(concept);
      }
      parts.name(concept, preposition);
    }
  }
}
