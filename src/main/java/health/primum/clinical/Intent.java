package health.primum.clinical;

/** What a recommendation asks the clinician to do with its subject. */
public enum Intent {
  START,
  STOP,
  CONTINUE,
  CHANGE,
  /** Not to do something: "avoid X", "do not start X". */
  AVOID,
  ORDER,
  REFER,
  COUNSEL,
  MONITOR,
  UNKNOWN
}
