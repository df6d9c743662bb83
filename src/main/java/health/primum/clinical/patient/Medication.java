package health.primum.clinical.patient;

import health.primum.fault.Require;

/**
 * A drug the patient takes.
 *
 * @param name generic or brand name
 * @param dosage dose, route and frequency as written; empty when unknown
 */
public record Medication(String name, String dosage) {
  public Medication {
    Require.text("medications.name", name, 300);
    Require.optionalText("medications.dosage", dosage, 300);
  }

  @Override
  public String toString() {
    return "Medication";
  }
}
