package health.primum.consensus.action;

/** What is done with a subject; finer than an intent. */
public enum Act {
  START,
  RESUME,
  STOP,
  HOLD,
  CONTINUE,
  INCREASE,
  DECREASE,
  TAPER,
  SWITCH,
  ADJUST,
  ORDER,
  /** To look at once; of a drug, its level. */
  CHECK,
  /** To look at again and again. */
  MONITOR,
  REFER,
  COUNSEL,
  /** To tell about, without asking for it. */
  INFORM,
  AVOID,
  /** The reverse of what a topic means by itself: to resume driving. */
  OPPOSE,
  UNKNOWN
}
