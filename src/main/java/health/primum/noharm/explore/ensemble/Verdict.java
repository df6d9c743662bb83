package health.primum.noharm.explore.ensemble;

/** Whether an ensemble is better than the best of its members. */
public enum Verdict {
  YES,
  NO,
  INCONCLUSIVE
}
