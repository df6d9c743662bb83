package health.primum.consensus.action;

import health.primum.consensus.lexicon.Concept;
import health.primum.consensus.lexicon.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares two readings: vetoes first, then what is named, then what is left to reconcile. */
final class Comparison {
  /** What a known subject weighs against another word. */
  private static final double SUBJECT = 3;

  /** The same where something is only told: what matters is what is said of it. */
  private static final double TOLD = 1.5;

  /** Least share of what is named that must be the same, where the subjects are known. */
  static final double KNOWN = 0.55;

  /** The same where each names a test further in words of its own. */
  static final double APART = 0.7;

  /** The same where the lexicon knows no subject. */
  static final double UNKNOWN = 0.72;

  private static final double SAME_DETAIL = 0.5;
  private static final double SAME_EVENT = 0.5;
  private static final List<Veto> PLACES = List.of(Veto.SITE, Veto.SIDE, Veto.SPECIMEN);
  private static final Set<String> REFINED =
      Set.of(
          "complete blood count with differential",
          "emergency services",
          "pediatric emergency department");

  private final Reading a;
  private final Reading b;
  private final List<Difference> differences = new ArrayList<>();

  private Comparison(Reading a, Reading b) {
    this.a = a;
    this.b = b;
  }

  static Match of(Reading a, Reading b) {
    return new Comparison(a, b).match();
  }

  private Match match() {
    Optional<Veto> veto = subject().or(this::act).or(this::place).or(this::event);
    if (veto.isPresent()) {
      return Match.vetoed(veto.get());
    }
    double score = numbersAgree() && detailsAgree() ? score() : 0;
    if (score < threshold()) {
      return Match.unlike(score);
    }
    reconcile();
    return Match.alike(score, differences);
  }

  private double threshold() {
    boolean known = !a.subjects().isEmpty() && !b.subjects().isEmpty();
    if (!known || a.act() == Act.INFORM) {
      return UNKNOWN;
    }
    boolean test = a.subjects().stream().anyMatch(s -> s.kind() == Kind.TEST);
    return test && apart() ? APART : KNOWN;
  }

  /** Each says something more that the other does not. */
  private boolean apart() {
    return !a.words().isEmpty()
        && !b.words().isEmpty()
        && a.words().stream().noneMatch(b.words()::contains);
  }

  static Set<String> names(Set<Concept> concepts) {
    var names = new TreeSet<String>();
    concepts.forEach(c -> names.add(REFINED.contains(c.name()) ? c.attribute() : c.name()));
    return names;
  }

  private Optional<Veto> subject() {
    if (a.subjects().isEmpty() || b.subjects().isEmpty()) {
      return Optional.empty();
    }
    boolean same = names(a.subjects()).equals(names(b.subjects()));
    boolean left =
        a.sources().isEmpty()
            || b.sources().isEmpty()
            || names(a.sources()).equals(names(b.sources()));
    if (same && left) {
      boolean several = names(a.subjects()).size() > 1;
      return several && a.either() != b.either() ? Optional.of(Veto.ALTERNATIVE) : Optional.empty();
    }
    return Optional.of(kind(a.subjects(), b.subjects()));
  }

  private static Veto kind(Set<Concept> a, Set<Concept> b) {
    Set<Concept> more = new HashSet<>(a.size() > b.size() ? a : b);
    more.removeAll(a.size() > b.size() ? b : a);
    Concept one = more.isEmpty() ? a.iterator().next() : more.iterator().next();
    boolean alike =
        b.stream().anyMatch(c -> group(c.kind()) == group(one.kind()))
            && a.stream().anyMatch(c -> group(c.kind()) == group(one.kind()));
    return alike ? group(one.kind()) : Veto.SUBJECT;
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
    if (a.act() == b.act()) {
      return Optional.empty();
    }
    boolean unnamed = a.subjects().isEmpty() || b.subjects().isEmpty();
    Set<Act> acts = Set.of(a.act(), b.act());
    if (unnamed && acts.contains(Act.UNKNOWN) && acts.stream().noneMatch(FORBIDS::contains)) {
      return Optional.empty();
    }
    return Optional.of(
        acts.equals(Set.of(Act.MONITOR, Act.ORDER)) ? Veto.MONITOR_OR_ORDER : Veto.INTENT);
  }

  private static final Set<Act> FORBIDS = Set.of(Act.AVOID, Act.STOP, Act.OPPOSE, Act.TAPER);

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
    if (!a.where(Veto.QUALIFIER).equals(b.where(Veto.QUALIFIER))) {
      return Optional.of(Veto.QUALIFIER);
    }
    Set<String> permanence = both(Veto.PERMANENCE);
    if (permanence.size() > 1) {
      return Optional.of(Veto.PERMANENCE);
    }
    Set<String> contrast = both(Veto.CONTRAST);
    return contrast.size() > 1 && contrast.contains("without")
        ? Optional.of(Veto.CONTRAST)
        : Optional.empty();
  }

  private Set<String> both(Veto veto) {
    var both = new HashSet<>(a.where(veto));
    both.addAll(b.where(veto));
    return both;
  }

  /** Unless something else is named, it is blood. */
  private static Set<String> specimen(Reading reading) {
    var specimen = new HashSet<>(reading.where(Veto.SPECIMEN));
    specimen.removeAll(Set.of("blood", "serum", "nasopharyngeal swab"));
    return specimen;
  }

  private Optional<Veto> event() {
    if (isWarning()) {
      return Optional.empty();
    }
    boolean same =
        a.event().turns().equals(b.event().turns())
            && (a.event().words().equals(b.event().words())
                || dice(a.event().words(), b.event().words(), 1) >= SAME_EVENT
                    && numbers(a.event().words()).equals(numbers(b.event().words())))
            && a.event().isAlways() == b.event().isAlways();
    return same ? Optional.empty() : Optional.of(Veto.CONDITION);
  }

  private static Set<String> numbers(Set<String> words) {
    var numbers = new TreeSet<String>();
    words.stream().filter(w -> Character.isDigit(w.charAt(0))).forEach(numbers::add);
    return numbers;
  }

  private boolean isWarning() {
    return a.subjects().stream().anyMatch(s -> s.name().equals("return precautions"))
        && b.subjects().stream().anyMatch(s -> s.name().equals("return precautions"));
  }

  /** Where nothing else is known, a number is part of the name: vitamin B 6, stage 4. */
  private boolean numbersAgree() {
    boolean known = !a.subjects().isEmpty() && !b.subjects().isEmpty();
    return known || numbers(a.words()).equals(numbers(b.words()));
  }

  /** Items under one label share its words; what they say themselves must agree. */
  private boolean detailsAgree() {
    return isWarning()
        || a.detail().isEmpty()
        || b.detail().isEmpty()
        || dice(a.detail(), b.detail(), 0) >= SAME_DETAIL;
  }

  private double score() {
    if (isWarning()) {
      return 1;
    }
    Set<String> one = new HashSet<>(a.words());
    Set<String> other = new HashSet<>(b.words());
    if (a.subjects().isEmpty() || b.subjects().isEmpty()) {
      a.subjects().forEach(s -> one.add(s.name()));
      b.subjects().forEach(s -> other.add(s.name()));
      one.addAll(a.where(Veto.SITE));
      other.addAll(b.where(Veto.SITE));
      one.addAll(a.where(Veto.SPECIMEN));
      other.addAll(b.where(Veto.SPECIMEN));
      if (one.isEmpty() && other.isEmpty()) {
        return a.equals(b) ? 1 : 0;
      }
      return dice(one, other, 0);
    }
    return dice(one, other, (a.act() == Act.INFORM ? TOLD : SUBJECT) * a.subjects().size());
  }

  private static double dice(Set<String> one, Set<String> other, double shared) {
    if (one.isEmpty() && other.isEmpty()) {
      return 1;
    }
    long common = one.stream().filter(other::contains).count();
    double both = shared == 1 ? 0 : shared;
    return 2 * (common + both) / (one.size() + other.size() + 2 * both);
  }

  private void figures() {
    Set<String> one = numbers(a.words());
    Set<String> other = numbers(b.words());
    if (!one.isEmpty() && !other.isEmpty() && !one.equals(other)) {
      differences.add(
          new Difference(DifferenceKind.TARGET, String.join(", ", one), String.join(", ", other)));
    }
  }

  private void reconcile() {
    figures();
    for (Map.Entry<DifferenceKind, String> each : a.inOrder().entrySet()) {
      String other = b.said().get(each.getKey());
      if (other != null
          && !other.equals(each.getValue())
          && each.getKey() != DifferenceKind.URGENCY) {
        differences.add(new Difference(each.getKey(), each.getValue(), other));
      }
    }
    urgency();
    series();
    extent();
    if (isWarning()
        && !a.event().words().isEmpty()
        && !b.event().words().isEmpty()
        && dice(a.event().words(), b.event().words(), 0) == 0) {
      differences.add(new Difference(DifferenceKind.EVENTS, listed(a), listed(b)));
    }
    differences.sort(java.util.Comparator.comparing(Difference::kind));
  }

  private static String listed(Reading reading) {
    return String.join(", ", new TreeSet<>(reading.event().words()));
  }

  private void urgency() {
    String one = a.said().getOrDefault(DifferenceKind.URGENCY, "not stated");
    String other = b.said().getOrDefault(DifferenceKind.URGENCY, "not stated");
    if (!one.equals(other)
        && hurry(one) != hurry(other)
        && !(either("now", one, other)
            && (either("urgent", one, other) || either("emergent", one, other)))) {
      differences.add(new Difference(DifferenceKind.URGENCY, one, other));
    } else if (either("now", one, other) && either("routine", one, other)) {
      differences.add(new Difference(DifferenceKind.URGENCY, one, other));
    }
  }

  /** One test and a series of them: once is what nothing is said of. */
  private void series() {
    String one = a.said().get(DifferenceKind.FREQUENCY);
    String other = b.said().get(DifferenceKind.FREQUENCY);
    boolean test = a.subjects().stream().anyMatch(s -> s.kind() == Kind.TEST);
    if (test && (one == null) != (other == null) && a.act() == Act.ORDER) {
      differences.add(
          new Difference(
              DifferenceKind.FREQUENCY,
              Objects.requireNonNullElse(one, "not stated"),
              Objects.requireNonNullElse(other, "not stated")));
    }
  }

  private static boolean either(String value, String one, String other) {
    return value.equals(one) || value.equals(other);
  }

  private static int hurry(String urgency) {
    return switch (urgency) {
      case "emergent" -> 2;
      case "urgent" -> 1;
      default -> 0;
    };
  }

  private void extent() {
    Set<String> one = new TreeSet<>();
    Set<String> other = new TreeSet<>();
    a.subjects().forEach(s -> one.add(s.name()));
    b.subjects().forEach(s -> other.add(s.name()));
    if (!one.equals(other)) {
      differences.add(
          new Difference(DifferenceKind.EXTENT, String.join(", ", one), String.join(", ", other)));
    }
    boolean pictures = a.subjects().stream().anyMatch(s -> s.kind() == Kind.IMAGING);
    if (pictures) {
      stated(Veto.CONTRAST, " contrast");
      stated(Veto.SITE, "");
    }
  }

  private void stated(Veto veto, String of) {
    Set<String> one = a.where(veto);
    Set<String> other = b.where(veto);
    if (!Objects.equals(one, other)) {
      differences.add(new Difference(DifferenceKind.EXTENT, words(one, of), words(other, of)));
    }
  }

  private static String words(Set<String> values, String of) {
    return values.isEmpty() ? "not stated" : String.join(", ", new TreeSet<>(values)) + of;
  }
}
