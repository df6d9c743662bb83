package health.primum.noharm.explore.ensemble;

import health.primum.fault.FaultyInput;
import java.util.ArrayList;
import java.util.List;

/** All subsets of members up to a size, small ones first, each in ascending order. */
final class Subsets {
  private Subsets() {}

  /** How many there are; {@link Long#MAX_VALUE} where they cannot be counted. */
  static long count(int members, int maxSize) {
    double sum = 0;
    double ofSize = 1;
    for (int k = 1; k <= Math.min(maxSize, members); k++) {
      ofSize = ofSize * (members - k + 1) / k;
      sum += ofSize;
    }
    return sum > 1e15 ? Long.MAX_VALUE : Math.round(sum);
  }

  static List<int[]> of(int members, int maxSize, long limit) {
    if (count(members, maxSize) > limit) {
      throw new FaultyInput(
          "--max-size",
          "gives more than " + limit + " subsets of " + members + " members",
          "choose a smaller size, or fewer members with --member");
    }
    var subsets = new ArrayList<int[]>();
    for (int k = 1; k <= Math.min(maxSize, members); k++) {
      collect(members, k, new int[k], 0, 0, subsets);
    }
    return subsets;
  }

  private static void collect(
      int members, int size, int[] chosen, int filled, int from, List<int[]> into) {
    if (filled == size) {
      into.add(chosen.clone());
      return;
    }
    for (int m = from; m <= members - (size - filled); m++) {
      chosen[filled] = m;
      collect(members, size, chosen, filled + 1, m + 1, into);
    }
  }
}
