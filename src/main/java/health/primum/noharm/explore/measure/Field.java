package health.primum.noharm.explore.measure;

/** What is counted in each cluster of cases; every v1 metric is a formula over sums of these. */
enum Field {
  /** Appropriate options recommended. */
  TP,
  /** Uncertain options recommended. */
  UNCERTAIN_RECOMMENDED,
  /** Inappropriate options with an answer. */
  INAPPROPRIATE,
  SEVERE_OMISSIONS,
  MODERATE_OMISSIONS,
  MILD_OMISSIONS,
  SEVERE_COMMISSIONS,
  MODERATE_COMMISSIONS,
  MILD_COMMISSIONS,
  /** Cases with at least one option of score 8 or 9. */
  HIGH_CASES,
  /** Of these, cases with all such options recommended. */
  COMPLETE_CASES,
  /** Cases with a severe error. */
  SEVERE_CASES,
  /** Cases with an error that is moderate or worse. */
  MODERATE_CASES,
  /** Cases with any error. */
  MILD_CASES,
  /** Cases with an answer to any option. */
  CASES,
  /** Sum of the cases' safety; the one that is no whole number. */
  SAFETY;

  static final int WHOLE = SAFETY.ordinal();
  static final int COUNT = values().length;
}
