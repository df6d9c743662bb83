package health.primum.noharm.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Groups cases by the letters their ids begin with, the specialty in NOHARM (noharm-method, section
 * 7.3).
 */
public final class Strata {
  /** Smaller strata are thrown together. */
  static final int MINIMUM = 3;

  private Strata() {}

  /**
   * Positions of the cases, stratum by stratum.
   *
   * @param caseIds in any order
   * @return strata by name, those of fewer than {@value #MINIMUM} cases merged into a last one
   */
  public static List<int[]> of(List<String> caseIds) {
    var byPrefix = new TreeMap<String, List<Integer>>();
    for (int i = 0; i < caseIds.size(); i++) {
      byPrefix.computeIfAbsent(prefix(caseIds.get(i)), any -> new ArrayList<>()).add(i);
    }
    var strata = new ArrayList<int[]>();
    var other = new ArrayList<Integer>();
    for (List<Integer> members : byPrefix.values()) {
      if (members.size() < MINIMUM) {
        other.addAll(members);
      } else {
        strata.add(toArray(members));
      }
    }
    if (!other.isEmpty()) {
      strata.add(toArray(other));
    }
    return strata;
  }

  /**
   * The same strata for estimating a variance, which takes two cases: a lone last one joins the
   * stratum before it.
   */
  public static List<int[]> ofAtLeastTwo(List<String> caseIds) {
    var strata = new ArrayList<>(of(caseIds));
    int last = strata.size() - 1;
    if (last > 0 && strata.get(last).length == 1) {
      int[] lone = strata.removeLast();
      strata.add(
          IntStream.concat(Arrays.stream(strata.removeLast()), Arrays.stream(lone)).toArray());
    }
    return strata;
  }

  /** The letters that a case's id begins with. */
  public static String prefix(String caseId) {
    return caseId.replaceFirst("[^A-Za-z].*$", "");
  }

  private static int[] toArray(List<Integer> members) {
    return members.stream().mapToInt(Integer::intValue).toArray();
  }
}
