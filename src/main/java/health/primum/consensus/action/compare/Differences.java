package health.primum.consensus.action.compare;

import health.primum.consensus.action.Act;
import health.primum.consensus.action.Difference;
import health.primum.consensus.action.DifferenceKind;
import health.primum.consensus.action.Reading;
import health.primum.consensus.action.Veto;
import health.primum.consensus.lexicon.Concept;
import health.primum.consensus.lexicon.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** In what two readings of one action differ. */
final class Differences {
  private static final String UNSTATED = "not stated";

  private final Reading a;
  private final Reading b;
  private final List<Difference> found = new ArrayList<>();

  private Differences(Reading a, Reading b) {
    this.a = a;
    this.b = b;
  }

  static List<Difference> between(Reading a, Reading b) {
    var differences = new Differences(a, b);
    differences.figures();
    differences.stated();
    differences.urgency();
    differences.series();
    differences.extent();
    differences.signs();
    differences.found.sort(Comparator.comparing(Difference::kind));
    return differences.found;
  }

  private void add(DifferenceKind kind, String one, String other) {
    found.add(new Difference(kind, one, other));
  }

  private void figures() {
    Set<String> one = Named.numbers(a.words());
    Set<String> other = Named.numbers(b.words());
    if (!one.isEmpty() && !other.isEmpty() && !one.equals(other)) {
      add(DifferenceKind.TARGET, String.join(", ", one), String.join(", ", other));
    }
  }

  private void stated() {
    for (Map.Entry<DifferenceKind, String> each : a.inOrder().entrySet()) {
      DifferenceKind kind = each.getKey();
      String other = b.said().get(kind);
      if (other != null
          && kind != DifferenceKind.URGENCY
          && !other.equals(each.getValue())
          && !Spans.meet(kind, each.getValue(), other)) {
        add(kind, each.getValue(), other);
      }
    }
  }

  private void urgency() {
    String one = a.said().getOrDefault(DifferenceKind.URGENCY, UNSTATED);
    String other = b.said().getOrDefault(DifferenceKind.URGENCY, UNSTATED);
    boolean now = either("now", one, other);
    boolean hurries = hurry(one) != hurry(other);
    boolean nowAndSoon = now && (either("urgent", one, other) || either("emergent", one, other));
    boolean nowAndRoutine = now && either("routine", one, other);
    if (!one.equals(other) && ((hurries && !nowAndSoon) || nowAndRoutine)) {
      add(DifferenceKind.URGENCY, one, other);
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

  /** One test and a series of them: once is what nothing is said of. */
  private void series() {
    String one = a.said().get(DifferenceKind.FREQUENCY);
    String other = b.said().get(DifferenceKind.FREQUENCY);
    if (holds(Kind.TEST) && (one == null) != (other == null) && a.act() == Act.ORDER) {
      add(
          DifferenceKind.FREQUENCY,
          Objects.requireNonNullElse(one, UNSTATED),
          Objects.requireNonNullElse(other, UNSTATED));
    }
  }

  private boolean holds(Kind kind) {
    return a.subjects().stream().anyMatch(s -> s.kind() == kind);
  }

  private void extent() {
    boolean renamed =
        !Named.names(a.subjects()).equals(Named.names(b.subjects()))
            && Sameness.of(a, b) == Sameness.SAME;
    if (!renamed && !listed(a.subjects()).equals(listed(b.subjects()))) {
      add(DifferenceKind.EXTENT, listed(a.subjects()), listed(b.subjects()));
    }
    if (holds(Kind.IMAGING)) {
      picture(Veto.CONTRAST, " contrast");
      picture(Veto.SITE, "");
    }
  }

  private static String listed(Set<Concept> concepts) {
    return concepts.stream().map(Concept::name).sorted().collect(Collectors.joining(", "));
  }

  private void picture(Veto veto, String of) {
    Set<String> one = a.where(veto);
    Set<String> other = b.where(veto);
    if (!one.equals(other)) {
      add(DifferenceKind.EXTENT, words(one, of), words(other, of));
    }
  }

  private static String words(Set<String> values, String of) {
    return values.isEmpty() ? UNSTATED : String.join(", ", new TreeSet<>(values)) + of;
  }

  private void signs() {
    Set<String> one = a.event().words();
    Set<String> other = b.event().words();
    if (Named.areWarnings(a, b)
        && !one.isEmpty()
        && !other.isEmpty()
        && Named.dice(one, other, 0) == 0) {
      add(
          DifferenceKind.EVENTS,
          String.join(", ", new TreeSet<>(one)),
          String.join(", ", new TreeSet<>(other)));
    }
  }
}
