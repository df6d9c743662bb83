package health.primum.consensus.lexicon;

/** Of what kind a concept is. */
public enum Kind {
  DRUG,
  /** A class of drugs; a member of it is another thing to do. */
  CLASS,
  VACCINE,
  /** What is applied and is no drug: oxygen, stockings, a device. */
  THERAPY,
  TEST,
  IMAGING,
  PROCEDURE,
  SPECIALTY,
  /** Where the patient is to be. */
  SETTING,
  /** What a patient is counselled about. */
  TOPIC,
  /** Part of the body; it says where, not what. */
  SITE,
  SPECIMEN,
  /** A sign or course of illness, as conditions name it. */
  FINDING,
  QUALIFIER,
  /** A verb or verbal noun: what is to be done. */
  ACT;

  /** Whether an action can be about it. */
  public boolean isSubject() {
    return ordinal() <= TOPIC.ordinal();
  }

  /** Whether the patient takes or gets it over time, so that it can be started and stopped. */
  public boolean isTreatment() {
    return this == DRUG || this == CLASS || this == VACCINE || this == THERAPY;
  }
}
