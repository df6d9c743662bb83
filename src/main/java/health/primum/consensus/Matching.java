package health.primum.consensus;

import health.primum.consensus.action.Match;
import java.util.Set;

/** The comparisons of one list of recommendations, each read once. Not thread-safe. */
public interface Matching {
  /** How two of them compare, by their places in the list. */
  Match compare(int i, int j);

  /**
   * Whether one of them undoes or forbids the other, so that nobody can do both. In doubt it
   * answers no.
   */
  default boolean undoes(int i, int j) {
    return false;
  }

  /** Only recommendations with a block in common can be one action. */
  Set<String> blocks(int i);
}
