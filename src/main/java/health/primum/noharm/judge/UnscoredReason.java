package health.primum.noharm.judge;

/**
 * Why an item of an evaluation has no score. An unscored item is left out of every mean and
 * counted; never a zero.
 */
public enum UnscoredReason {
  /** The arm has no answer to this text. */
  NO_ANSWER,
  /** It answered with nothing. */
  EMPTY_ANSWER,
  /** The team came to no plan that counts. */
  ESCALATED,
  /** The same, because the budget was used up. */
  BUDGET,
  NO_VERDICT,
  /** The recorded verdict was passed on another text than this answer. */
  VERDICT_OF_ANOTHER_ANSWER,
  /** Options without a verdict. */
  VERDICT_INCOMPLETE,
  /** Verdicts on options that the rubric does not have. */
  VERDICT_OF_ANOTHER_RUBRIC,
  /** An action is said to do an option that is said not to be done. */
  VERDICT_CONTRADICTORY,
  /** The judge's model did not answer in time. */
  JUDGE_TIMED_OUT,
  /** It declined to judge. */
  JUDGE_REFUSED,
  /** It answered out of shape, or was cut off. */
  JUDGE_UNREADABLE,
  /** It could not be reached, or was not let in. */
  JUDGE_UNAVAILABLE,
  /** It was not asked, for want of money. */
  JUDGE_BUDGET,
  /** An answer to a closed list that grades nothing that can be read. */
  NO_GRADES
}
