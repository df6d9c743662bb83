package health.primum.clinical;

/** How soon a recommendation is to be carried out, as its own words say. */
public enum Urgency {
  EMERGENT,
  URGENT,
  ROUTINE,
  UNSTATED
}
