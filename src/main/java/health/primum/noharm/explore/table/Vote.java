package health.primum.noharm.explore.table;

import health.primum.fault.FaultyInput;

/** What a member said of an option; who said nothing of it abstained and has no vote. */
public enum Vote {
  YES,
  PARTIAL,
  NO;

  /** By its name in a table, in lower case. */
  public static Vote of(String name) {
    return switch (name) {
      case "yes" -> YES;
      case "partial" -> PARTIAL;
      case "no" -> NO;
      default -> throw new FaultyInput("vote", "is not a known vote", "write yes, partial or no");
    };
  }
}
