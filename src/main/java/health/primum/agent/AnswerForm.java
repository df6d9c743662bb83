package health.primum.agent;

/** What kind of answer a member is asked for. */
public enum AnswerForm {
  /** A management plan. */
  PROPOSAL,
  /** A rating for each candidate. */
  BALLOT,
  /** Edits to somebody's plan. */
  REVIEW,
  /** For each pair of actions whether they are one. */
  PAIRS
}
