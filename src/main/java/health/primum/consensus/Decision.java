package health.primum.consensus;

/** What becomes of a candidate. */
public enum Decision {
  RECOMMEND,
  /** For the clinician to decide; shown, never dropped. */
  UNRESOLVED,
  NOT_RECOMMENDED,
  ADVISE_AGAINST
}
