package health.primum.consensus.action.compare;

import health.primum.consensus.action.Act;
import health.primum.consensus.action.Reading;
import health.primum.consensus.action.Veto;
import health.primum.consensus.lexicon.Kind;
import java.util.HashSet;
import java.util.Set;

/** How much of what two readings name is the same, and how much must be. */
final class Likeness {
  /** What a known subject weighs against another word. */
  private static final double SUBJECT = 3;

  /** The same where something is only told: what matters is what is said of it. */
  private static final double TOLD = 1.5;

  /** Least share of what is named that must be the same, where the subjects are known. */
  private static final double KNOWN = 0.45;

  /** The same where each names a test further in words of its own. */
  private static final double APART = 0.7;

  /** The same where the lexicon knows no subject. */
  private static final double UNKNOWN = 0.72;

  private static final double SAME_DETAIL = 0.5;

  private final Reading a;
  private final Reading b;
  private final boolean known;

  Likeness(Reading a, Reading b) {
    this.a = a;
    this.b = b;
    this.known = !a.subjects().isEmpty() && !b.subjects().isEmpty();
  }

  double threshold() {
    if (!known || tells()) {
      return UNKNOWN;
    }
    boolean test = a.subjects().stream().anyMatch(s -> s.kind() == Kind.TEST);
    return test && apart() ? APART : KNOWN;
  }

  /** Something is told, or reassured of by both. */
  private boolean tells() {
    return a.act() == Act.INFORM
        || (!a.words().isEmpty() && !b.words().isEmpty() && reassures(a) && reassures(b));
  }

  private static boolean reassures(Reading reading) {
    return reading.subjects().stream().anyMatch(s -> s.name().equals("reassurance"));
  }

  /** Each says something more that the other does not. */
  private boolean apart() {
    return !a.words().isEmpty()
        && !b.words().isEmpty()
        && a.words().stream().noneMatch(b.words()::contains);
  }

  double score() {
    return numbersAgree() && detailsAgree() ? shared() : 0;
  }

  private double shared() {
    if (Named.areWarnings(a, b)) {
      return 1;
    }
    if (known) {
      double weight = tells() ? TOLD : SUBJECT;
      return Named.dice(a.words(), b.words(), weight * a.subjects().size());
    }
    Set<String> one = all(a);
    Set<String> other = all(b);
    if (one.isEmpty() && other.isEmpty()) {
      return a.equals(b) ? 1 : 0;
    }
    return Named.dice(one, other, 0);
  }

  private static Set<String> all(Reading reading) {
    var words = new HashSet<>(reading.words());
    reading.subjects().forEach(s -> words.add(s.name()));
    words.addAll(reading.where(Veto.SITE));
    words.addAll(reading.where(Veto.SPECIMEN));
    return words;
  }

  /** Where nothing else is known, a number is part of the name: vitamin B 6, stage 4. */
  private boolean numbersAgree() {
    return known || Named.numbers(a.words()).equals(Named.numbers(b.words()));
  }

  /** Items under one label share its words; what they say themselves must agree. */
  private boolean detailsAgree() {
    return Named.areWarnings(a, b)
        || a.detail().isEmpty()
        || b.detail().isEmpty()
        || Named.dice(a.detail(), b.detail(), 0) >= SAME_DETAIL;
  }
}
