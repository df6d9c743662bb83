package health.primum.safety.patient;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.clinical.patient.Allergy;
import health.primum.clinical.patient.Listed;
import health.primum.clinical.patient.Measurement;
import health.primum.clinical.patient.Medication;
import health.primum.clinical.patient.PatientContext;
import health.primum.clinical.patient.Pregnancy;
import health.primum.clinical.patient.Sex;
import health.primum.safety.drug.Drug;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientFactsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "She has asthma. | PRESENT",
        "She has a history of asthma and eczema. | PRESENT",
        "She has no history of asthma. | ABSENT",
        "She denies asthma. | ABSENT",
        "Her sister has asthma. | UNKNOWN",
        "Family history is notable for asthma. | UNKNOWN",
        "She may have asthma. | UNKNOWN",
        "She had childhood asthma. | UNKNOWN",
        "Asthma was ruled out. | UNKNOWN",
        "She has asthma. She denies asthma. | UNKNOWN",
        "She coughs. | UNKNOWN",
        "Does she have asthma? | UNKNOWN",
        "What is best for a woman with asthma? | PRESENT",
        "She does not smoke but has asthma. | PRESENT",
      })
  void aConditionIsStatedDeniedOrUnknown(String said, Truth truth) {
    assertThat(facts(said).condition("asthma")).isEqualTo(truth);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The eGFR is 24 mL/min/1.73 m2. | egfr | 24 | 24",
        "eGFR 28, previously stable. | egfr | 28 | 28",
        "She has CKD stage 3b. | egfr | 30 | 44",
        "She has stage 4 chronic kidney disease. | egfr | 15 | 29",
        "Potassium is 5.9 mmol/L. | potassium | 5.9 | 5.9",
        "Creatinine 177 µmol/L. | creatinine | 2.002 | 2.003",
        "Creatinine is 1.2 mg/dL (previously 1.1). | creatinine | 1.2 | 1.2",
        "INR was 3.4. | inr | 3.4 | 3.4",
        "QTc is 510 ms. | qtc | 510 | 510",
        "Platelet count is 42,000/mm3. | platelets | 42 | 42",
        "The eGFR is 50. The eGFR was 35. | egfr | 35 | 50",
      })
  void aValueIsReadWithItsUnit(String said, String key, double low, double high) {
    Range range = facts(said).number(key);
    assertThat(range.low()).isBetween(low - 0.001, low + 0.001);
    assertThat(range.high()).isBetween(high - 0.001, high + 0.001);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Platelets were 262 before surgery, 214 on day 4 and 88 today. | platelets",
        "Repeat the INR if above 3. | inr",
        "Urine creatinine 80 mg/dL. | creatinine",
        "She takes potassium 20 mEq daily. | potassium",
        "Her kidneys are fine. | egfr",
      })
  void aValueThatIsNotPlainlyNowIsUnknown(String said, String key) {
    assertThat(facts(said).number(key).isKnown()).isFalse();
  }

  @Test
  void kidneyFunctionIsEstimatedFromCreatinineAgeAndSex() {
    Range egfr = read("A 60-year-old man. Creatinine is 2.0 mg/dL.").number("egfr");
    assertThat(egfr.estimated()).isTrue();
    assertThat(egfr.low()).isBetween(33.0, 34.5);
    assertThat(egfr.high()).isBetween(40.5, 42.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "She takes lisinopril 10 mg daily and metformin. | lisinopril, metformin",
        "She takes ramipril and no aspirin or anticoagulant. | ramipril",
        "Medications: apixaban, atorvastatin. | apixaban, atorvastatin",
        "Bactrim was started six days ago. | trimethoprim-sulfamethoxazole",
        "She stopped warfarin last year. | ''",
        "She was on warfarin until 2020. | ''",
        "Her husband takes warfarin. | ''",
        "Should she take warfarin? | ''",
        "She is on amiodarone. | amiodarone",
        "A woman on methotrexate 20 mg weekly and lisinopril. | lisinopril, methotrexate",
        "She was previously on warfarin, now on apixaban. | apixaban",
        "She was on lithium. | ''",
        "The decision is based on metformin use. | ''",
        "Bactrim was started in May and stopped in June. | ''",
        "She tried sertraline without effect. | ''",
        "She received cefazolin before surgery. | ''",
      })
  void onlyWhatIsTakenNowIsCurrent(String said, String drugs) {
    String found =
        String.join(", ", facts(said).medications().stream().sorted().map(Drug::generic).toList());
    assertThat(found).isEqualTo(drugs == null ? "" : drugs);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NKDA. | true | ''",
        "She has no known drug allergies. | true | ''",
        "She is allergic to penicillin and sulfa. | true | penicillin, sulfa",
        "Her mother is allergic to penicillin. | false | ''",
        "She coughs. | false | ''",
        "Penicillin allergy is suspected. | false | ''",
        "She is a penicillin-allergic woman. | true | penicillin",
      })
  void allergiesAreStatedOrUnknown(String said, boolean stated, String names) {
    Allergies allergies = facts(said).allergies();
    assertThat(allergies.stated()).isEqualTo(stated);
    assertThat(String.join(", ", allergies.items().stream().map(Allergies.Item::name).toList()))
        .isEqualTo(names == null ? "" : names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A 30-year-old woman is pregnant. | PRESENT | PRESENT",
        "A 30-year-old woman at 22 weeks gestation. | PRESENT | PRESENT",
        "A 30-year-old woman is not pregnant. | ABSENT | ABSENT",
        "A 30-year-old woman wants to become pregnant. | UNKNOWN | PRESENT",
        "A 30-year-old woman has acne. | UNKNOWN | PRESENT",
        "A 30-year-old man whose wife is pregnant. | ABSENT | ABSENT",
        "A 70-year-old woman has acne. | ABSENT | ABSENT",
        "A patient has acne. | UNKNOWN | UNKNOWN",
      })
  void pregnancyIsThreeValued(String said, Truth pregnant, Truth childbearing) {
    assertThat(read(said).pregnant()).isEqualTo(pregnant);
    assertThat(read(said).childbearing()).isEqualTo(childbearing);
  }

  @Test
  void whatIsStructuredGoesBeforeTheNarrative() {
    var patient =
        new PatientContext(
            45.0,
            Sex.FEMALE,
            Pregnancy.NOT_PREGNANT,
            Listed.of(List.of("Asthma")),
            Listed.of(List.of(new Medication("Coumadin", "5 mg"))),
            Listed.of(List.of(new Allergy("Penicillin V", "hives"))),
            Listed.of(List.of(new Measurement("eGFR", 22, "mL/min"))),
            Listed.unknown());
    PatientFacts facts =
        PatientFacts.of(
            new ClinicalCase(
                new CaseId("Guard001"), "She is pregnant. eGFR 80.", "What next?", patient));
    assertThat(facts.pregnant()).isEqualTo(Truth.ABSENT);
    assertThat(facts.condition("asthma")).isEqualTo(Truth.PRESENT);
    assertThat(facts.number("egfr").high()).isEqualTo(22);
    assertThat(facts.medications()).extracting(Drug::generic).containsExactly("warfarin");
    assertThat(facts.allergies().items())
        .extracting(Allergies.Item::name)
        .containsExactly("penicillin");
    assertThat(facts.toString()).isEqualTo("PatientFacts");
  }

  @Test
  void aStatedListWithoutAConditionDoesNotDenyIt() {
    assertThat(facts("Conditions: gout.").condition("asthma")).isEqualTo(Truth.UNKNOWN);
  }

  private static PatientFacts facts(String said) {
    return read("A 52-year-old woman is seen. " + said);
  }

  private static PatientFacts read(String narrative) {
    return PatientFacts.of(ClinicalCase.of(new CaseId("Guard001"), narrative));
  }
}
