package health.primum.consensus.action;

/** Whether two actions contradict each other. */
public enum Opposed {
  NO,
  /** One withholds in some way what the other gives; a reader should look. */
  PERHAPS,
  /** Nobody can do both. */
  YES
}
