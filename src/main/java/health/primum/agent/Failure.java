package health.primum.agent;

/** Why a model gave no answer. */
public enum Failure {
  TIMED_OUT,
  RATE_LIMITED,
  /** The model or its provider declined to answer. */
  REFUSED,
  /** Unreachable, out of order, or without an answer for this case. */
  UNAVAILABLE,
  UNAUTHORISED,
  /** It answered, but with nothing that is a plan. */
  UNPARSEABLE,
  /** The answer was cut off at the token limit; half a plan is not a plan. */
  TRUNCATED,
  /** The caller gave up, or the service is stopping. */
  CANCELLED,
  /** The call could have cost more than is left of a budget, so it was not made. */
  BUDGET
}
