package health.primum.consensus.action.parts;

import health.primum.consensus.action.Act;
import health.primum.consensus.action.Event;
import health.primum.consensus.lexicon.Concept;
import health.primum.consensus.lexicon.Families;
import health.primum.consensus.lexicon.Kind;
import health.primum.consensus.lexicon.Lexicon;
import health.primum.consensus.lexicon.Relations;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which of the concepts an action names it is about. */
final class Subjects {
  private static final Concept RETURN_PRECAUTIONS =
      new Concept("return precautions", Kind.TOPIC, "do");
  private static final Concept PRIMARY_CARE = new Concept("primary care", Kind.SPECIALTY, "-");
  private static final Set<String> ESCAPES =
      Set.of(
          "emergency department", "emergency services", "urgent care", "primary care", "hospital");
  private static final Set<Act> TELLING = EnumSet.of(Act.COUNSEL, Act.INFORM);
  private static final Set<Act> WITHOUT =
      EnumSet.of(Act.AVOID, Act.STOP, Act.HOLD, Act.TAPER, Act.DECREASE);

  /** A class named for what it is given for, whatever the drug. */
  private static final String PURPOSE = "purpose";

  private static final Set<Act> LOOKS = EnumSet.of(Act.CHECK, Act.MONITOR, Act.ORDER);
  private static final Set<Act> AGAIN = EnumSet.of(Act.CHECK, Act.MONITOR, Act.REFER);

  private final Lexicon lexicon;
  private final Parts parts;

  Subjects(Lexicon lexicon, Parts parts) {
    this.lexicon = lexicon;
    this.parts = parts;
  }

  /**
   * The subjects.
   *
   * @param escapes whether the patient is told where to go
   */
  Set<Concept> of(boolean escapes, Event event) {
    var subjects = new LinkedHashSet<>(parts.subjects);
    if (subjects.isEmpty()) {
      subjects.addAll(parts.asides);
    }
    members(subjects);
    implied(subjects);
    incidentals(subjects);
    if (parts.states) {
      return subjects;
    }
    boolean patients = subjects.stream().allMatch(s -> ESCAPES.contains(s.name()));
    boolean told = !parts.acts.isEmpty() && TELLING.contains(parts.acts.getFirst());
    boolean warns = escapes && patients && (event.isIllness() || (told && parts.endsInFor));
    if (warns || subjects.stream().anyMatch(s -> s.name().equals(RETURN_PRECAUTIONS.name()))) {
      return new LinkedHashSet<>(Set.of(RETURN_PRECAUTIONS));
    }
    return subjects.isEmpty() && (parts.visit || isLookedAtAgain())
        ? new LinkedHashSet<>(Set.of(PRIMARY_CARE))
        : subjects;
  }

  /** "Reassess in 2 weeks" says no more than to come again. */
  private boolean isLookedAtAgain() {
    return parts.timed
        && parts.words.isEmpty()
        && !parts.acts.isEmpty()
        && parts.acts.stream().allMatch(AGAIN::contains);
  }

  /** What is only the place or the purpose of the rest. */
  private void incidentals(Set<Concept> subjects) {
    if (subjects.stream().filter(is(Kind.SETTING)).count() > 1) {
      subjects.removeIf(s -> s.name().equals("hospital"));
    }
    boolean asked = subjects.stream().anyMatch(is(Kind.SPECIALTY).or(is(Kind.SETTING)));
    if (asked && !parts.visit) {
      subjects.removeIf(s -> s.name().equals("reassurance"));
    }
    if (subjects.stream().anyMatch(is(Kind.PROCEDURE)) && !parts.acts.contains(Act.REFER)) {
      subjects.removeIf(s -> s.name().equals("general surgery"));
    }
    boolean watches = !parts.acts.isEmpty() && LOOKS.contains(parts.acts.getFirst());
    if (watches && !parts.dosed && subjects.stream().anyMatch(is(Kind.TEST))) {
      subjects.removeIf(s -> s.kind() == Kind.DRUG || s.kind() == Kind.CLASS);
    }
    if (subjects.stream().anyMatch(is(Kind.DRUG).or(is(Kind.CLASS)))) {
      subjects.removeIf(s -> s.name().equals("nebulizer"));
    }
    if (subjects.stream().anyMatch(s -> s.kind().isTreatment())) {
      subjects.removeIf(s -> s.kind() == Kind.TOPIC && s.name().endsWith(" target"));
    }
  }

  /** What another subject implies need not be said. */
  private static void implied(Set<Concept> subjects) {
    if (subjects.size() > 1) {
      for (Concept subject : List.copyOf(subjects)) {
        Set<String> implied = Relations.implied(subject.name());
        subjects.removeIf(s -> implied.contains(s.name()));
      }
    }
  }

  private static Predicate<Concept> is(Kind kind) {
    return concept -> concept.kind() == kind;
  }

  /** A class beside its members: who gives means the member, who stops means the whole class. */
  private void members(Set<Concept> subjects) {
    Set<Concept> classes = new LinkedHashSet<>(subjects);
    classes.removeIf(is(Kind.DRUG).or(is(Kind.THERAPY)));
    boolean without = parts.negated || parts.acts.stream().anyMatch(WITHOUT::contains);
    for (Concept whole : classes) {
      if (subjects.stream().anyMatch(s -> belongs(s, whole))) {
        subjects.removeIf(s -> without ? belongs(s, whole) : s.equals(whole));
        if (!without) {
          parts.wholes.add(whole);
        }
      } else if (names(whole) && isAlone(whole, subjects)) {
        subjects.clear();
        subjects.addAll(parts.asides);
        parts.wholes.add(whole);
      }
    }
  }

  /** Nothing is named beside the class but what its brackets name. */
  private boolean isAlone(Concept whole, Set<Concept> subjects) {
    return subjects.stream().allMatch(s -> s.equals(whole) || parts.asides.contains(s));
  }

  /** "DAPT (aspirin and clopidogrel)", "pneumococcal vaccine (PCV20)": the brackets name it. */
  private boolean names(Concept whole) {
    return !parts.asides.isEmpty()
        && parts.asides.stream()
            .allMatch(s -> whole.kind() == Kind.CLASS ? s.kind() == Kind.DRUG : belongs(s, whole));
  }

  private boolean belongs(Concept member, Concept whole) {
    if (member.equals(whole) || whole.kind() != Kind.CLASS && whole.kind() != member.kind()) {
      return false;
    }
    String of = member.attribute();
    return Families.of(member).contains(whole.name())
        || (isDrug(member) && whole.attribute().equals(PURPOSE))
        || of.equals(whole.name())
        || (isDrug(member) && of.equals(whole.attribute()) && whole.name().endsWith(of))
        || lexicon
            .concept(Kind.CLASS, of)
            .filter(between -> between.attribute().equals(whole.name()))
            .isPresent();
  }

  private static boolean isDrug(Concept concept) {
    return concept.kind() == Kind.DRUG;
  }
}
