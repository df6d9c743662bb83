package health.primum.noharm.explore.result;

/** Whether an ensemble is better than the best of its members. */
public enum Verdict {
  YES,
  NO,
  INCONCLUSIVE
}
