package health.primum.consensus.action.compare;

import health.primum.consensus.action.Reading;
import health.primum.consensus.lexicon.Concept;
import health.primum.consensus.lexicon.Kind;
import java.util.Set;
import java.util.TreeSet;

/** Questions about what readings name. */
final class Named {
  private static final Set<String> REFINED =
      Set.of(
          "complete blood count with differential",
          "emergency services",
          "pediatric emergency department");

  private Named() {}

  /** The names that must be equal; a refined concept goes by the one it refines. */
  static Set<String> names(Set<Concept> concepts) {
    if (concepts.size() == 1) {
      return Set.of(name(concepts.iterator().next()));
    }
    var names = new TreeSet<String>();
    concepts.forEach(c -> names.add(name(c)));
    return names;
  }

  static String name(Concept concept) {
    return REFINED.contains(concept.name()) ? concept.attribute() : concept.name();
  }

  /** Of subjects of several kinds the first kind, in whatever order they are named. */
  static Kind kind(Reading reading) {
    Kind first = Kind.ACT;
    for (Concept subject : reading.subjects()) {
      first = subject.kind().compareTo(first) < 0 ? subject.kind() : first;
    }
    return first;
  }

  /** Whether both say when to come back. */
  static boolean areWarnings(Reading a, Reading b) {
    return isWarning(a) && isWarning(b);
  }

  private static boolean isWarning(Reading reading) {
    for (Concept subject : reading.subjects()) {
      if (subject.name().equals("return precautions")) {
        return true;
      }
    }
    return false;
  }

  /** The words that begin with a digit. */
  static Set<String> numbers(Set<String> words) {
    var numbers = new TreeSet<String>();
    for (String word : words) {
      if (Character.isDigit(word.charAt(0))) {
        numbers.add(word);
      }
    }
    return numbers;
  }

  /**
   * Dice's coefficient of two sets of words, 0 to 1; 1 where both are empty.
   *
   * @param shared how much both have in common besides
   */
  static double dice(Set<String> one, Set<String> other, double shared) {
    if (one.isEmpty() && other.isEmpty()) {
      return 1;
    }
    int common = 0;
    for (String word : one) {
      common += other.contains(word) ? 1 : 0;
    }
    return 2 * (common + shared) / (one.size() + other.size() + 2 * shared);
  }
}
