package health.primum.noharm.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

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

  private static String prefix(String caseId) {
    return caseId.replaceFirst("[^A-Za-z].*$", "");
  }

  private static int[] toArray(List<Integer> members) {
    return members.stream().mapToInt(Integer::intValue).toArray();
  }
}
