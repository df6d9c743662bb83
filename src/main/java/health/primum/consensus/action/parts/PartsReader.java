package health.primum.consensus.action.parts;

import health.primum.consensus.action.Act;
import health.primum.consensus.lexicon.Concept;
import health.primum.consensus.lexicon.Kind;
import health.primum.consensus.lexicon.Lexicon;
import health.primum.consensus.lexicon.Token;
import health.primum.consensus.lexicon.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One pass over the words of an action. */
final class PartsReader {
  private static final Set<String> NAMES =
      Set.of("infusion", "injection", "cream", "ointment", "inhaler", "medication", "treatment");

  private static final Set<Kind> ASKED = EnumSet.of(Kind.SPECIALTY, Kind.PROCEDURE);

  /** After a specialty these only say that somebody practises it. */
  private static final Set<String> HEADS =
      Set.of("surgeon", "surgery", "specialist", "clinic", "center", "team", "service", "doctor");

  /** Verbs that are as often things: they act only where they stand first. */
  private static final Set<String> THINGS = Set.of("drop", "drops", "delay", "delays");

  /** What leads to how something is done. */
  private static final Set<String> MEANS = Set.of("with", "via", "using", "through", "under");

  private static final Set<Act> TELLING = EnumSet.of(Act.COUNSEL, Act.INFORM);

  private final Lexicon lexicon;
  private final List<Token> tokens;
  private final Parts parts;
  private final Verbs verbs;
  private final Names names;
  private final Ends ends;
  private String preposition = "";

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
    this.names = new Names(lexicon, tokens, verbs);
    this.ends = new Ends(lexicon, tokens, parts, verbs);
  }

  void read() {
    int i = 0;
    while (i < tokens.size() && !ends.isAt(i)) {
      i += take(i);
    }
    if (parts.subjects.isEmpty() && parts.words.isEmpty()) {
      fallBack();
    }
    ends.company(i);
    parts.endsInFor =
        i + 1 < tokens.size() && word(i).equals("for") && !Cues.CARE.contains(word(i + 1));
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

  private int take(int i) {
    Token token = tokens.get(i);
    if (token.isMark()) {
      means &= !token.word().equals(",");
      spells |= token.word().equals(":") && !parts.subjects.isEmpty() && parts.words.isEmpty();
      return 1;
    }
    means |= MEANS.contains(token.word()) && !parts.subjects.isEmpty();
    Lexicon.Found subject = names.at(i);
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
      names.tookAt(i, subject);
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
        if (i > 0 && word(i - 1).equals("by") && Routes.of(word(i)).isPresent()) {
          parts.routes.add(Routes.of(word(i)).get());
        } else if (!aside) {
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
