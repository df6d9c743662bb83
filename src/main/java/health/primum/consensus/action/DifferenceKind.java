package health.primum.consensus.action;

/** In what two wordings of one action can differ. */
public enum DifferenceKind {
  DOSE,
  ROUTE,
  FREQUENCY,
  DURATION,
  TIMING,
  URGENCY,
  /** To do it, or to consider doing it. */
  CERTAINTY,
  /** A count with and without differential, imaging with and without a stated contrast. */
  EXTENT,
  TARGET,
  /** The events of which a patient is warned. */
  EVENTS
}
