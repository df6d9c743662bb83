package health.primum.clinical;

/** Tiers of potential harm, least first (WHO ICPS as NOHARM uses it); UNCERTAIN carries no harm. */
public enum HarmSeverity {
  UNCERTAIN,
  MILD,
  MODERATE,
  SEVERE
}
