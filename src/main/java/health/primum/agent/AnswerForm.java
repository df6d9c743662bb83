package health.primum.agent;

/** What kind of answer a model is asked for. */
public enum AnswerForm {
  /** A management plan. */
  PROPOSAL,
  /** A rating for each candidate. */
  BALLOT,
  /** Edits to somebody's plan. */
  REVIEW,
  /** For each pair of actions whether they are one. */
  PAIRS,
  /** An answer's actions and a verdict on each option of a rubric. */
  MATCH,
  /** Corrections of such verdicts. */
  OVERRIDE,
  /** Each option of a closed list graded appropriate or inappropriate. */
  GRADE
}
