package health.primum.agent;

/** Where an answer comes from; shown wherever the answer is. */
public enum Origin {
  /** A model was asked now. */
  LIVE,
  /** A model answered earlier and its answer was kept. */
  RECORDED,
  /** Written by hand for demonstration. */
  SCRIPTED,
  /** Written rules were applied; no model was asked. */
  RULES
}
