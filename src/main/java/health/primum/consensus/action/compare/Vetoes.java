package health.primum.consensus.action.compare;

import health.primum.consensus.action.Act;
import health.primum.consensus.action.DifferenceKind;
import health.primum.consensus.action.Reading;
import health.primum.consensus.action.Veto;
import health.primum.consensus.lexicon.Concept;
import health.primum.consensus.lexicon.Kind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why two readings can never be one action. */
final class Vetoes {
  private static final double SAME_EVENT = 0.5;
  private static final Set<Act> FORBIDS = EnumSet.of(Act.AVOID, Act.STOP, Act.OPPOSE, Act.TAPER);

  /** What is done with a thing whatever the verb: a drain is placed, ordered or asked for. */
  private static final Set<Act> DOES = EnumSet.of(Act.START, Act.ORDER, Act.REFER, Act.CHECK);

  private static final Set<Act> OPEN =
      EnumSet.of(Act.START, Act.ORDER, Act.REFER, Act.CHECK, Act.COUNSEL, Act.UNKNOWN);
  private static final Set<Act> LOOKS =
      EnumSet.of(Act.COUNSEL, Act.ORDER, Act.CHECK, Act.MONITOR, Act.REFER, Act.START);
  private static final Set<String> MORNING = Set.of("morning");
  private static final Set<Act> LESSENS = EnumSet.of(Act.TAPER, Act.DECREASE);
  private static final Set<Act> MONITOR_OR_ORDER = EnumSet.of(Act.MONITOR, Act.ORDER);

  /** What a dose without a verb may mean. */
  private static final Set<Act> GIVES =
      EnumSet.of(Act.START, Act.CONTINUE, Act.INCREASE, Act.DECREASE, Act.ADJUST);

  private final Reading a;
  private final Reading b;

  /** Found when asked for. */
  private @Nullable Sameness sameness;

  Vetoes(Reading a, Reading b) {
    this.a = a;
    this.b = b;
  }

  Optional<Veto> first() {
    return subject()
        .or(this::act)
        .or(() -> new Places(a, b).veto())
        .or(this::manner)
        .or(this::event);
  }

  private Optional<Veto> subject() {
    if (a.subjects().isEmpty() || b.subjects().isEmpty()) {
      return Optional.empty();
    }
    boolean same = a.subjects().equals(b.subjects()) || sameness() != Sameness.OTHER;
    boolean left =
        a.sources().isEmpty()
            || b.sources().isEmpty()
            || Named.names(a.sources()).equals(Named.names(b.sources()));
    if (same && left) {
      boolean several = Named.names(a.subjects()).size() > 1;
      return several && a.either() != b.either() ? Optional.of(Veto.ALTERNATIVE) : Optional.empty();
    }
    return Optional.of(kind(a.subjects(), b.subjects()));
  }

  private Sameness sameness() {
    if (sameness == null) {
      sameness = Sameness.of(a, b);
    }
    return sameness;
  }

  /** Of what kind is what one names and the other does not. */
  private static Veto kind(Set<Concept> a, Set<Concept> b) {
    Set<Concept> longer = a.size() > b.size() ? a : b;
    Set<Concept> shorter = a.size() > b.size() ? b : a;
    Concept one = a.iterator().next();
    for (Concept concept : longer) {
      if (!shorter.contains(concept)) {
        one = concept;
        break;
      }
    }
    Veto kind = group(one.kind());
    return holds(a, kind) && holds(b, kind) ? kind : Veto.SUBJECT;
  }

  private static boolean holds(Set<Concept> concepts, Veto kind) {
    for (Concept concept : concepts) {
      if (group(concept.kind()) == kind) {
        return true;
      }
    }
    return false;
  }

  private static Veto group(Kind kind) {
    return switch (kind) {
      case DRUG, CLASS, VACCINE, THERAPY -> Veto.DRUG;
      case TEST -> Veto.TEST;
      case IMAGING -> Veto.IMAGING;
      case PROCEDURE -> Veto.PROCEDURE;
      case SPECIALTY -> Veto.SPECIALTY;
      case SETTING -> Veto.SETTING;
      case TOPIC -> Veto.TOPIC;
      case SITE, SPECIMEN, FINDING, QUALIFIER, ACT -> Veto.SUBJECT;
    };
  }

  private Optional<Veto> act() {
    if (a.act() == b.act() || isDoseOf(a, b) || isDoseOf(b, a)) {
      return Optional.empty();
    }
    boolean unnamed = a.subjects().isEmpty() || b.subjects().isEmpty();
    Set<Act> acts = Set.of(a.act(), b.act());
    boolean topic = !unnamed && Named.kind(a) == Kind.TOPIC;
    if (acts.contains(Act.UNKNOWN) && !topic && isLeftOpen(acts, unnamed)) {
      return Optional.empty();
    }
    if (!unnamed && (DOES.containsAll(acts) || (isThing() && LESSENS.containsAll(acts)))) {
      return Optional.empty();
    }
    if (!unnamed && acts.contains(Act.COUNSEL) && sameness() == Sameness.KINDRED) {
      boolean avoids = acts.contains(Act.AVOID) && (isAvoidance(a) || isAvoidance(b));
      return avoids || LOOKS.containsAll(acts) ? Optional.empty() : Optional.of(Veto.INTENT);
    }
    if (acts.equals(MONITOR_OR_ORDER)) {
      return isSeries(a) || isSeries(b) ? Optional.empty() : Optional.of(Veto.MONITOR_OR_ORDER);
    }
    return Optional.of(Veto.INTENT);
  }

  /** What one does not say, the other may; what is known to be named must be meant to be done. */
  private static boolean isLeftOpen(Set<Act> acts, boolean unnamed) {
    for (Act act : acts) {
      if (unnamed ? FORBIDS.contains(act) : !OPEN.contains(act)) {
        return false;
      }
    }
    return true;
  }

  /** A topic that is avoiding something. */
  private static boolean isAvoidance(Reading reading) {
    return reading.subjects().stream().anyMatch(s -> s.name().endsWith(" avoidance"));
  }

  private boolean isThing() {
    return Named.kind(a) == Kind.THERAPY;
  }

  /** Ordered to be looked at every so often, which is to monitor it. */
  private static boolean isSeries(Reading reading) {
    String frequency = reading.said().getOrDefault(DifferenceKind.FREQUENCY, "once");
    return reading.act() == Act.ORDER && !frequency.equals("once");
  }

  /** "Increase furosemide to 40 mg" and "furosemide 40 mg". */
  private static boolean isDoseOf(Reading one, Reading other) {
    return one.bare()
        && one.act() == Act.START
        && GIVES.contains(other.act())
        && other.said().containsKey(DifferenceKind.DOSE);
  }

  private Optional<Veto> manner() {
    if (!a.where(Veto.QUALIFIER).equals(b.where(Veto.QUALIFIER)) && !dosed() && !hourLeftOut()) {
      return Optional.of(Veto.QUALIFIER);
    }
    if (both(Veto.PERMANENCE).size() > 1) {
      return Optional.of(Veto.PERMANENCE);
    }
    Set<String> contrast = both(Veto.CONTRAST);
    return contrast.size() > 1 && contrast.contains("without")
        ? Optional.of(Veto.CONTRAST)
        : Optional.empty();
  }

  /** One says in the morning, the other no time of day. */
  private boolean hourLeftOut() {
    Set<String> one = a.where(Veto.QUALIFIER);
    Set<String> other = b.where(Veto.QUALIFIER);
    return (one.isEmpty() || other.isEmpty())
        && MORNING.containsAll(one)
        && MORNING.containsAll(other);
  }

  /** One says "high-dose", the other how much, or both do: the doses tell. */
  private boolean dosed() {
    return (a.where(Veto.QUALIFIER).isEmpty() || b.where(Veto.QUALIFIER).isEmpty())
        && a.said().containsKey(DifferenceKind.DOSE)
        && b.said().containsKey(DifferenceKind.DOSE);
  }

  private Set<String> both(Veto veto) {
    if (a.where(veto).isEmpty() || b.where(veto).isEmpty()) {
      return Set.of();
    }
    var both = new HashSet<>(a.where(veto));
    both.addAll(b.where(veto));
    return both;
  }

  private Optional<Veto> event() {
    if (a.event().equals(b.event()) || Named.areWarnings(a, b)) {
      return Optional.empty();
    }
    boolean same =
        a.event().turns().equals(b.event().turns())
            && a.event().isAlways() == b.event().isAlways()
            && Named.dice(a.event().words(), b.event().words(), 0) >= SAME_EVENT
            && Named.numbers(a.event().words()).equals(Named.numbers(b.event().words()));
    return same ? Optional.empty() : Optional.of(Veto.CONDITION);
  }
}
