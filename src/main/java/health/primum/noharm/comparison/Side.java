package health.primum.noharm.comparison;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One side of a comparison.
 *
 * @param name of the arm
 * @param cases by id, so that the order in which they came means nothing
 */
public record Side(String name, SortedMap<String, CaseValues> cases) {
  public Side {
    cases = Collections.unmodifiableSortedMap(new TreeMap<>(cases));
  }

  public static Side of(String name, List<CaseValues> cases) {
    var byId = new TreeMap<String, CaseValues>();
    cases.forEach(one -> byId.put(one.id(), one));
    return new Side(name, byId);
  }

  /** Items that have no score. */
  public int unscored() {
    return cases.values().stream().mapToInt(CaseValues::unscored).sum();
  }

  /** Cases with a score. */
  public int scoredCases() {
    return (int) cases.values().stream().filter(one -> one.scored() > 0).count();
  }
}
