package health.primum.consensus;

import health.primum.consensus.action.Match;
import health.primum.consensus.action.Opposed;
import java.util.Set;

/** The comparisons of one list of recommendations, each read once. Not thread-safe. */
public interface Matching {
  /** How two of them compare, by their places in the list. */
  Match compare(int i, int j);

  /** Whether they contradict each other. */
  default Opposed opposed(int i, int j) {
    return Opposed.NO;
  }

  /** Only recommendations with a block in common can be one action. */
  Set<String> blocks(int i);
}
