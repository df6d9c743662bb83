package health.primum.consensus.action.compare;

import health.primum.consensus.action.Act;
import health.primum.consensus.action.DifferenceKind;
import health.primum.consensus.action.Reading;
import health.primum.consensus.action.Veto;
import health.primum.consensus.lexicon.Concept;
import health.primum.consensus.lexicon.Kind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Why two readings can never be one action. */
final class Vetoes {
  private static final double SAME_EVENT = 0.5;
  private static final List<Veto> PLACES = List.of(Veto.SITE, Veto.SIDE, Veto.SPECIMEN);
  private static final Set<Act> FORBIDS = EnumSet.of(Act.AVOID, Act.STOP, Act.OPPOSE, Act.TAPER);

  /** What a dose without a verb may mean. */
  private static final Set<Act> GIVES =
      EnumSet.of(Act.START, Act.CONTINUE, Act.INCREASE, Act.DECREASE, Act.ADJUST);

  /** Where a drug acts that is given there; given elsewhere it is another treatment. */
  private static final Map<String, String> ORGANS =
      Map.of("inhaled", "lung", "intranasal", "nose", "intravaginal", "vagina");

  private static final Set<String> SYSTEMIC = Set.of("PO", "IV", "IM", "SC");
  private static final Set<String> ORGAN_SITES = Set.of("nose", "eye", "ear", "vagina", "rectum");

  /** Unless something else is named, it is blood. */
  private static final Set<String> BLOOD = Set.of("blood", "serum", "nasopharyngeal swab");

  private final Reading a;
  private final Reading b;

  Vetoes(Reading a, Reading b) {
    this.a = a;
    this.b = b;
  }

  Optional<Veto> first() {
    return subject().or(this::act).or(this::place).or(this::manner).or(this::event);
  }

  private Optional<Veto> subject() {
    if (a.subjects().isEmpty() || b.subjects().isEmpty()) {
      return Optional.empty();
    }
    boolean same =
        a.subjects().equals(b.subjects())
            || Named.names(a.subjects()).equals(Named.names(b.subjects()));
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
    if (unnamed && acts.contains(Act.UNKNOWN) && acts.stream().noneMatch(FORBIDS::contains)) {
      return Optional.empty();
    }
    if (acts.equals(Set.of(Act.MONITOR, Act.ORDER))) {
      return isSeries(a) && isSeries(b) ? Optional.empty() : Optional.of(Veto.MONITOR_OR_ORDER);
    }
    return Optional.of(Veto.INTENT);
  }

  /** Looked at every so often, which is to monitor it. */
  private static boolean isSeries(Reading reading) {
    String frequency = reading.said().getOrDefault(DifferenceKind.FREQUENCY, "once");
    return !frequency.equals("once");
  }

  /** "Increase furosemide to 40 mg" and "furosemide 40 mg". */
  private static boolean isDoseOf(Reading one, Reading other) {
    return one.bare()
        && one.act() == Act.START
        && GIVES.contains(other.act())
        && other.said().containsKey(DifferenceKind.DOSE);
  }

  private Optional<Veto> place() {
    for (Veto place : PLACES) {
      Set<String> one = a.where(place);
      Set<String> other = b.where(place);
      if (!one.isEmpty() && !other.isEmpty() && !one.equals(other)) {
        return Optional.of(place);
      }
    }
    if (!specimen(a).equals(specimen(b))) {
      return Optional.of(Veto.SPECIMEN);
    }
    String one = organ(a);
    String other = organ(b);
    if ((isDropped(one) && isSystemic(b)) || (isDropped(other) && isSystemic(a))) {
      return Optional.of(Veto.SITE);
    }
    return !one.equals(other) && !one.isEmpty() && !other.isEmpty()
        ? Optional.of(Veto.SITE)
        : Optional.empty();
  }

  private static boolean isDropped(String organ) {
    return organ.equals("eye") || organ.equals("ear");
  }

  private static boolean isSystemic(Reading reading) {
    return SYSTEMIC.contains(reading.said().getOrDefault(DifferenceKind.ROUTE, ""));
  }

  private static String organ(Reading reading) {
    for (String site : reading.where(Veto.SITE)) {
      if (ORGAN_SITES.contains(site)) {
        return site;
      }
    }
    return ORGANS.getOrDefault(reading.said().getOrDefault(DifferenceKind.ROUTE, ""), "");
  }

  private static Set<String> specimen(Reading reading) {
    Set<String> named = reading.where(Veto.SPECIMEN);
    if (named.isEmpty()) {
      return named;
    }
    var specimen = new HashSet<>(named);
    specimen.removeAll(BLOOD);
    return specimen;
  }

  private Optional<Veto> manner() {
    if (!a.where(Veto.QUALIFIER).equals(b.where(Veto.QUALIFIER)) && !dosed()) {
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
