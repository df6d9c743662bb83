package health.primum.clinical.patient;

import health.primum.fault.Require;

/**
 * An allergy or intolerance.
 *
 * @param substance what it is to
 * @param reaction what happened; empty when unknown
 */
public record Allergy(String substance, String reaction) {
  public Allergy {
    Require.text("allergies.substance", substance, 300);
    Require.optionalText("allergies.reaction", reaction, 300);
  }

  @Override
  public String toString() {
    return "Allergy";
  }
}
