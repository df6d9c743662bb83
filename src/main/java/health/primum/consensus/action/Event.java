package health.primum.consensus.action;

import java.util.Set;

/**
 * The event in which an action is to be done.
 *
 * @param words what it names, as stems and concepts, numbers included; empty when always
 * @param turns the words of direction in it ("positive", "worsen", "below", "not")
 * @param isIllness whether it names a sign of illness or that something gets worse
 */
public record Event(Set<String> words, Set<String> turns, boolean isIllness) {
  /** No condition at all. */
  public static final Event ALWAYS = new Event(Set.of(), Set.of(), false);

  public Event {
    words = Set.copyOf(words);
    turns = Set.copyOf(turns);
  }

  public boolean isAlways() {
    return words.isEmpty() && turns.isEmpty();
  }
}
