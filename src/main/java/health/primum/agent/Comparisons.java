package health.primum.agent;

import health.primum.fault.FaultyInput;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * Which pairs of a list are one action. A pair without a comparison stays as it was.
 *
 * @param pairs at most one for each item
 */
public record Comparisons(List<Pair> pairs) {
  /**
   * Whether a pair is one action.
   *
   * @param item its number on the list, from 1
   * @param reason in one line; may be empty
   */
  public record Pair(int item, boolean isSame, String reason) {
    public Pair {
      if (item < 1) {
        throw new FaultyInput("item", item + " is below 1", "use the pair's number on the list");
      }
      Objects.requireNonNull(reason, "reason");
    }
  }

  public Comparisons {
    pairs = List.copyOf(pairs);
    var seen = new HashSet<Integer>();
    for (Pair pair : pairs) {
      if (!seen.add(pair.item())) {
        throw new FaultyInput(
            "pairs", "pair " + pair.item() + " is decided twice", "decide each pair once");
      }
    }
  }

  @Override
  public String toString() {
    return "Comparisons[" + pairs.size() + " pairs]";
  }
}
