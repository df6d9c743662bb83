package health.primum.clinical.patient;

import health.primum.fault.Require;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The structured facts of a patient. A fact that is not stated is unknown, never absent.
 *
 * @param ageYears 0 to 130, or null when unknown
 * @param sex recorded for clinical use
 * @param pregnancy as stated
 * @param conditions diagnoses, at most {@value #MAX_ITEMS} as each list
 * @param medications what the patient takes
 * @param allergies allergies and intolerances
 * @param labs laboratory results
 * @param vitals vital signs
 */
public record PatientContext(
    @Nullable Double ageYears,
    Sex sex,
    Pregnancy pregnancy,
    Listed<String> conditions,
    Listed<Medication> medications,
    Listed<Allergy> allergies,
    Listed<Measurement> labs,
    Listed<Measurement> vitals) {
  public static final int MAX_ITEMS = 500;

  public PatientContext {
    if (ageYears != null) {
      Require.within("case.patient.ageYears", ageYears, 0, 130);
    }
    Objects.requireNonNull(sex, "sex");
    Objects.requireNonNull(pregnancy, "pregnancy");
    Require.atMost("case.patient.conditions", conditions.items(), MAX_ITEMS);
    conditions.items().forEach(c -> Require.text("case.patient.conditions", c, 300));
    Require.atMost("case.patient.medications", medications.items(), MAX_ITEMS);
    Require.atMost("case.patient.allergies", allergies.items(), MAX_ITEMS);
    Require.atMost("case.patient.labs", labs.items(), MAX_ITEMS);
    Require.atMost("case.patient.vitals", vitals.items(), MAX_ITEMS);
  }

  /** A patient of whom nothing structured is known. */
  public static PatientContext unknown() {
    return new PatientContext(
        null,
        Sex.UNKNOWN,
        Pregnancy.UNKNOWN,
        Listed.unknown(),
        Listed.unknown(),
        Listed.unknown(),
        Listed.unknown(),
        Listed.unknown());
  }

  @Override
  public String toString() {
    return "PatientContext";
  }
}
