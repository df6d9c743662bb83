package health.primum.clinical;

/** Whether harm comes from doing the wrong thing or from leaving the right thing out. */
public enum HarmKind {
  COMMISSION,
  OMISSION
}
