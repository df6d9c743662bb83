package health.primum.clinical.patient;

/** Whether the patient is pregnant, as far as it is stated. */
public enum Pregnancy {
  PREGNANT,
  NOT_PREGNANT,
  UNKNOWN
}
