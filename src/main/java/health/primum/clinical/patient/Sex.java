package health.primum.clinical.patient;

/** Sex recorded for clinical use. */
public enum Sex {
  FEMALE,
  MALE,
  OTHER,
  UNKNOWN
}
