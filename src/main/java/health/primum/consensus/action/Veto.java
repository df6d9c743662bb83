package health.primum.consensus.action;

/** Why two recommendations can never be one, however alike they sound. */
public enum Veto {
  /** One does what the other does not, undoes or forbids: start and stop, order and avoid. */
  INTENT,
  /** Watching over time is not looking once. */
  MONITOR_OR_ORDER,
  /** For good, and for the time being. */
  PERMANENCE,
  DRUG,
  TEST,
  IMAGING,
  PROCEDURE,
  SPECIALTY,
  SETTING,
  TOPIC,
  /** Things of different kinds. */
  SUBJECT,
  /** One of several, and all of them. */
  ALTERNATIVE,
  SITE,
  SIDE,
  SPECIMEN,
  CONTRAST,
  /** High or low intensity, morning or afternoon. */
  QUALIFIER,
  /** One holds always, the other in some event; or in another event. */
  CONDITION
}
