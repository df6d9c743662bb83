package health.primum.consensus.action.compare;

import health.primum.consensus.action.Act;
import health.primum.consensus.action.DifferenceKind;
import health.primum.consensus.action.Reading;
import health.primum.consensus.action.Veto;
import health.primum.consensus.lexicon.Concept;
import health.primum.consensus.lexicon.Kind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether one action undoes or forbids another: start and stop, order and avoid, increase and
 * decrease of one thing in one event. In doubt it answers no.
 */
final class Opposition {
  private static final Set<Act> GIVES =
      EnumSet.of(Act.START, Act.RESUME, Act.CONTINUE, Act.INCREASE, Act.ORDER, Act.REFER);
  private static final Set<Act> WITHHOLDS = EnumSet.of(Act.STOP, Act.HOLD, Act.AVOID, Act.OPPOSE);

  private static final Set<DifferenceKind> RESTRICTS =
      EnumSet.of(
          DifferenceKind.DOSE,
          DifferenceKind.ROUTE,
          DifferenceKind.FREQUENCY,
          DifferenceKind.DURATION,
          DifferenceKind.TIMING);

  private Opposition() {}

  static boolean of(Reading a, Reading b) {
    return isGivenAndWithheld(a, b) || isGivenAndWithheld(b, a) || isMoreAndLess(a, b);
  }

  private static boolean isGivenAndWithheld(Reading given, Reading withheld) {
    return GIVES.contains(given.act())
        && WITHHOLDS.contains(withheld.act())
        && isWhole(withheld, given)
        && isOfOneThing(named(given, withheld.subjects()), withheld.as(given.act()));
  }

  /** What is withheld only so, then or for a while says nothing against giving it otherwise. */
  private static boolean isWhole(Reading withheld, Reading given) {
    boolean temporary = withheld.where(Veto.PERMANENCE).contains("for now");
    return given.words().containsAll(withheld.words())
        && RESTRICTS.stream()
            .allMatch(
                kind ->
                    !withheld.said().containsKey(kind)
                        || withheld.said().get(kind).equals(given.said().get(kind)))
        && (!temporary || given.act() == Act.CONTINUE || given.act() == Act.INCREASE);
  }

  private static boolean isMoreAndLess(Reading a, Reading b) {
    boolean opposed =
        (a.act() == Act.INCREASE && b.act() == Act.DECREASE)
            || (a.act() == Act.DECREASE && b.act() == Act.INCREASE);
    return opposed && isOfOneThing(a, b.as(a.act()));
  }

  private static boolean isOfOneThing(Reading a, Reading b) {
    return !a.subjects().isEmpty()
        && !b.subjects().isEmpty()
        && (a.subjects().stream().noneMatch(s -> s.kind() == Kind.TOPIC)
            || a.words().equals(b.words()))
        && Comparison.of(a, b).isOneAction();
  }

  /** A drug that is given by the name of its class, where the class is withheld. */
  private static Reading named(Reading given, Set<Concept> withheld) {
    var subjects = new HashSet<Concept>();
    for (Concept subject : given.subjects()) {
      subjects.add(
          withheld.stream()
              .filter(w -> w.kind() == Kind.CLASS && w.name().equals(subject.attribute()))
              .findFirst()
              .orElse(subject));
    }
    return given.of(subjects);
  }
}
