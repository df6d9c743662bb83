package health.primum.safety.patient;

import health.primum.clinical.ClinicalCase;
import health.primum.safety.drug.Drug;
import java.util.Map;
import java.util.Set;

/**
 * What a case states of its patient, as far as the rules ask. What it does not state is unknown,
 * never absent.
 *
 * @param age in years
 * @param childbearing whether this is a girl or woman of 12 to 50 years who can become pregnant
 * @param fertile whether this is a girl or woman of 12 to 50 years who is not pregnant now, be it
 *     by a negative test, and could become so
 * @param pregnant now
 * @param breastfeeding now
 * @param numbers laboratory values by key: egfr, crcl (mL/min), creatinine (mg/dL), potassium
 *     (mmol/L), inr, qtc (ms), platelets (10^9/L)
 * @param conditions by key
 * @param allergies as stated
 * @param medications that the patient takes now; what is not in it may be taken nevertheless
 * @param text the whole case, for rules that ask whether something is mentioned at all
 */
public record PatientFacts(
    Range age,
    Truth childbearing,
    Truth fertile,
    Truth pregnant,
    Truth breastfeeding,
    Map<String, Range> numbers,
    Map<String, Truth> conditions,
    Allergies allergies,
    Set<Drug> medications,
    String text) {
  /** What {@link #number} knows. */
  public static final Set<String> NUMBERS =
      Set.of("age", "egfr", "crcl", "creatinine", "potassium", "inr", "qtc", "platelets");

  public PatientFacts {
    numbers = Map.copyOf(numbers);
    conditions = Map.copyOf(conditions);
    medications = Set.copyOf(medications);
  }

  public static PatientFacts of(ClinicalCase clinicalCase) {
    return new FactReader(clinicalCase).read();
  }

  public Range number(String key) {
    if (key.equals("age")) {
      return age;
    }
    if (key.equals("crcl") && !numbers.containsKey("crcl")) {
      return number("egfr");
    }
    return numbers.getOrDefault(key, Range.UNKNOWN);
  }

  public Truth condition(String key) {
    return conditions.getOrDefault(key, Truth.UNKNOWN);
  }

  /** Without the patient's text. */
  @Override
  public String toString() {
    return "PatientFacts";
  }
}
