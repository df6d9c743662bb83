package health.primum.consensus.action;

/** Whether two recommendations are one thing to do. */
public enum Verdict {
  SAME,
  /** One thing to do, with a difference that somebody must settle. */
  RECONCILE,
  DIFFERENT
}
