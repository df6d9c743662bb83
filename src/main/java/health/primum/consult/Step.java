package health.primum.consult;

/** For what a member is asked. */
public enum Step {
  /** A plan of its own. */
  PROPOSE,
  /** Whether two proposals are one action. */
  ADJUDICATE,
  /** What is missing from the pool. */
  CHECK,
  /** How appropriate each candidate is. */
  RATE,
  /** Edits to a plan. */
  REVIEW
}
