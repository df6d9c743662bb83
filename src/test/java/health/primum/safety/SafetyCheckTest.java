package health.primum.safety;

import static health.primum.safety.Plans.findings;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guards on whole sentences, as cases and members write them. */
class SafetyCheckTest {
  private static final String MAN = "A 50-year-old man has no drug allergies. ";
  private static final String WOMAN = "A 30-year-old woman has no known drug allergies. ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "He is allergic to penicillin. | Start amoxicillin 500 mg three times daily | ALLERGY-PENICILLIN-TO-PENICILLIN CONTRAINDICATED [c1]",
        "He has a penicillin allergy. | Prescribe Augmentin 875 mg twice daily | ALLERGY-PENICILLIN-TO-PENICILLIN CONTRAINDICATED [c1]",
        "Allergies: amoxicillin (anaphylaxis). | Start cephalexin 500 mg twice daily | ALLERGY-AMINOPENICILLIN-TO-CEPH-AMINO SERIOUS [c1]",
        "Allergic to sulfa drugs. | Start Bactrim DS twice daily | ALLERGY-SULFONAMIDE-ANTIBIOTIC-TO-SULFONAMIDE-ANTIBIOTIC CONTRAINDICATED [c1]",
        "He had hives after taking ibuprofen. | Start naproxen 500 mg twice daily | ALLERGY-NSAID-TO-NSAID SERIOUS [c1]",
        "He is allergic to lisinopril (angioedema). | Start sacubitril-valsartan 24/26 mg twice daily | ALLERGY-ACEI-TO-ARNI CONTRAINDICATED [c1]",
        "He is allergic to contrast dye. | Order CT angiography of the chest | ALLERGY-IODINATED-CONTRAST-TO-IODINATED-CONTRAST SERIOUS [c1]",
        "Allergies: codeine (nausea). | Start codeine 30 mg every 6 hours | ALLERGY-SAME-DRUG CAUTION [c1]",
      })
  void allergies(String said, String action, String finding) {
    assertThat(findings("A 50-year-old man has a cough. " + said, action)).contains(finding);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "He is allergic to penicillin. | Start azithromycin 500 mg daily",
        "He is allergic to penicillin. | Start ceftriaxone 1 g IV daily",
        "He is allergic to penicillin. | Avoid amoxicillin",
        "He is allergic to penicillin. | Stop amoxicillin",
        "He is allergic to penicillin. | Start doxycycline instead of amoxicillin",
        "He is allergic to penicillin. | Refer to allergy for penicillin skin testing",
        "He is allergic to penicillin but has tolerated amoxicillin since. | Start amoxicillin 500 mg three times daily",
        "Allergic to sulfa drugs. | Start furosemide 40 mg daily",
        "His mother is allergic to penicillin. NKDA. | Start amoxicillin 500 mg three times daily",
        "He is allergic to shellfish. | Order CT angiography of the chest",
        "He is allergic to lisinopril (angioedema). | Start amlodipine 5 mg daily",
        "NKDA. | Start amoxicillin 500 mg three times daily",
      })
  void noAllergyNoAlarm(String said, String action) {
    assertThat(findings("A 50-year-old man has a cough. " + said, action)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Start amoxicillin 500 mg three times daily",
        "Start cephalexin 500 mg four times daily"
      })
  void silenceAboutAllergiesIsNoAbsence(String action) {
    assertThat(findings("A 50-year-old man has a cough.", action))
        .containsExactly("ALLERGY-UNKNOWN UNKNOWN_FACT [c1]");
    assertThat(findings("A 50-year-old man has a cough.", "If no penicillin allergy, " + action))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "He takes simvastatin 40 mg daily. | Start clarithromycin 500 mg twice daily | ONC-25 CONTRAINDICATED [c1]",
        "He takes phenelzine. | Start sertraline 50 mg daily | ONC-8 CONTRAINDICATED [c1]",
        "His medications include tizanidine and lisinopril. | Give ciprofloxacin 500 mg twice daily | ONC-28 CONTRAINDICATED [c1]",
        "He is on warfarin. | Start ibuprofen 400 mg three times daily | PINCER-GI_P3D SERIOUS [c1]",
        "He takes isosorbide mononitrate. | Start sildenafil 50 mg as needed | DDI-NITRATE-PDE5 CONTRAINDICATED [c1]",
        "He takes apixaban 5 mg twice daily. | Add rivaroxaban 20 mg daily | DUP-TWO-ORAL-ANTICOAGULANTS SERIOUS [c1]",
        "He takes lisinopril 10 mg daily. | Start losartan 50 mg daily | DUP-TWO-BLOCKERS-OF-THE-RENIN-ANGIOTENSIN-SYSTEM SERIOUS [c1]",
        "He has asthma. | Start propranolol 20 mg twice daily | PINCER-AS_P3G CONTRAINDICATED [c1]",
        "He has a history of heart failure. | Give naproxen 250 mg twice daily | PINCER-HF_P3I SERIOUS [c1]",
        "He had a bleeding ulcer in 2019. | Start diclofenac 50 mg twice daily | PINCER-GI_P3B SERIOUS [c1]",
        "His eGFR is 24. | Continue metformin 1000 mg twice daily | RENAL-METFORMIN CONTRAINDICATED [c1]",
        "He has stage 4 CKD. | Start nitrofurantoin 100 mg twice daily | RENAL-NITROFURANTOIN CONTRAINDICATED [c1]",
        "Potassium is 6.1 mmol/L. | Start spironolactone 25 mg daily | RENAL-MRA-K CONTRAINDICATED [c1]",
        "He has myasthenia gravis. | Start levofloxacin 750 mg daily | COND-FQ-MYASTHENIA SERIOUS [c1]",
        "He has G6PD deficiency. | Start dapsone 100 mg daily | COND-G6PD CONTRAINDICATED [c1]",
        "The QTc is 520 ms. | Give haloperidol 5 mg | COND-QTC-500 CONTRAINDICATED [c1]",
        "He has heparin-induced thrombocytopenia. | Start enoxaparin 40 mg daily | COND-HEPARIN-HIT CONTRAINDICATED [c1]",
        "He is well. | Start atorvastatin 400 mg daily | DOSE-FAR-ABOVE-MAXIMUM SERIOUS [c1]",
        "He is well. | Start methotrexate 15 mg by mouth daily with folic acid, check CBC, AST and creatinine | DOSE-WEEKLY-DRUG-DAILY SERIOUS [c1]",
      })
  void firesOnStatedFacts(String said, String action, String finding) {
    assertThat(findings(MAN + said, action)).contains(finding);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "He takes simvastatin 40 mg daily. | Stop simvastatin and start clarithromycin 500 mg twice daily",
        "He stopped simvastatin last year. | Start clarithromycin 500 mg twice daily",
        "He takes simvastatin 40 mg daily. | Start azithromycin 500 mg daily",
        "He is on warfarin. | Start acetaminophen 650 mg every 6 hours",
        "He is on warfarin. | Apply diclofenac gel to the knee",
        "He is on warfarin. | Switch warfarin to apixaban 5 mg twice daily",
        "He took warfarin until last year. | Start ibuprofen 400 mg three times daily",
        "He takes lisinopril 10 mg daily. | Replace lisinopril with losartan 50 mg daily",
        "He has no history of asthma. | Start propranolol 20 mg twice daily",
        "His brother has asthma. | Start propranolol 20 mg twice daily",
        "Asthma was ruled out. | Start propranolol 20 mg twice daily",
        "He may have asthma. | Start propranolol 20 mg twice daily",
        "He has asthma. | Start metoprolol 25 mg twice daily",
        "He has asthma. | Do not start propranolol",
        "He has asthma. | Avoid starting propranolol",
        "He has asthma. | Counsel him to avoid NSAIDs",
        "His eGFR is 75. | Continue metformin 1000 mg twice daily",
        "Potassium is 4.1 mmol/L. | Start spironolactone 25 mg daily",
        "His father had myasthenia gravis. | Start levofloxacin 750 mg daily",
        "The QTc is 420 ms. | Give haloperidol 5 mg",
        "He is well. | Start atorvastatin 80 mg daily",
        "He is well. | Start acetaminophen 1 g every 6 hours",
        "He is well. | Start metformin 500 mg twice daily",
        "His eGFR is 90. | Start methotrexate 15 mg by mouth once weekly, check CBC and AST",
      })
  void staysSilentOnNearMisses(String said, String action) {
    assertThat(findings(MAN + said, action)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "She is 12 weeks pregnant. | Start lisinopril 10 mg daily | PREG-RAAS CONTRAINDICATED [c1]",
        "She is pregnant. | Start isotretinoin 20 mg daily | PREG-RETINOID CONTRAINDICATED [c1]",
        "She has acne. | Start isotretinoin 20 mg daily | PREG-RETINOID UNKNOWN_FACT [c1]",
        "She has psoriasis. | Start methotrexate 15 mg once weekly, check CBC, AST and creatinine | PREG-METHOTREXATE UNKNOWN_FACT [c1]",
        "She is breastfeeding. | Start codeine 30 mg every 6 hours | LACT-CODEINE SERIOUS [c1]",
      })
  void pregnancy(String said, String action, String finding) {
    assertThat(findings(WOMAN + said, action)).contains(finding);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Her pregnancy test is negative. | Start isotretinoin 20 mg daily",
        "She is not pregnant. | Start valproate 500 mg twice daily",
        "She had a hysterectomy. | Start valproate 500 mg twice daily",
        "She has acne. | If a pregnancy test is negative, start isotretinoin 20 mg daily",
        "She is 12 weeks pregnant. | Start labetalol 100 mg twice daily",
        "She is 12 weeks pregnant. | Stop lisinopril",
      })
  void pregnancyIsRespected(String said, String action) {
    assertThat(findings(WOMAN + said, action)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A 10-year-old boy has a fever. NKDA. | Give aspirin 300 mg | AGE-ASPIRIN-16 SERIOUS [c1]",
        "A 10-year-old boy has pain. NKDA. | Give codeine 15 mg | AGE-CODEINE-12 CONTRAINDICATED [c1]",
        "An 80-year-old woman sleeps badly. | Start zolpidem 5 mg nightly | AGE-BZD-65 CAUTION [c1]",
        "An 80-year-old woman has knee pain. | Start naproxen 250 mg twice daily | PINCER-GI_P3A CAUTION [c1]",
      })
  void age(String narrative, String action, String finding) {
    assertThat(findings(narrative, action)).contains(finding);
  }

  @org.junit.jupiter.api.Test
  void whatAnActionWaitsForIsOnlyShown() {
    assertThat(
            findings(
                "A 70-year-old man has hyperkalemia, potassium 6.2 mmol/L. NKDA.",
                "Hold lisinopril",
                "Resume lisinopril once potassium is below 5.0"))
        .containsExactly("RENAL-RAAS-HYPERK CAUTION [c2]", "RENAL-RAAS-K CAUTION [c2]");
    assertThat(
            findings(
                "A 60-year-old man has a penicillin allergy.",
                "Refer for penicillin allergy testing; if negative, start amoxicillin 500 mg three times daily"))
        .containsExactly("ALLERGY-PENICILLIN-TO-PENICILLIN CAUTION [c2]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A 10-year-old boy has Kawasaki disease. NKDA. | Give aspirin 300 mg",
        "A 30-year-old woman is pregnant with an ectopic pregnancy; creatinine, CBC and ALT are normal. NKDA. eGFR is 90. | Give methotrexate 50 mg/m2 IM",
        "A 30-year-old woman at 41 weeks gestation. NKDA. | Give misoprostol 25 mcg vaginally for induction of labor",
        "A 30-year-old pregnant woman has a mechanical mitral valve. NKDA. | Continue warfarin 4 mg daily",
        "A 60-year-old man has complete heart block and a pacemaker. NKDA. | Start metoprolol 25 mg twice daily",
        "A 70-year-old man has alcohol withdrawal. NKDA. | Start lorazepam 2 mg every 6 hours",
        "A 40-year-old man is allergic to dicloxacillin. | Start cephalexin 500 mg four times daily",
      })
  void exceptionsThatGuidelinesMakeAreKept(String narrative, String action) {
    assertThat(findings(narrative, action)).isEmpty();
  }

  @org.junit.jupiter.api.Test
  void gastroprotectionSilencesTheIndicatorsThatAskForIt() {
    String narrative = "A 70-year-old man with an eGFR of 80 takes omeprazole. NKDA.";
    assertThat(findings(narrative, "Start naproxen 250 mg twice daily")).isEmpty();
    assertThat(
            findings(
                "A 70-year-old man has gout. NKDA.",
                "Start naproxen 250 mg twice daily",
                "Start omeprazole 20 mg daily"))
        .isEmpty();
  }

  @org.junit.jupiter.api.Test
  void twoActionsThatContradictEachOtherAreBothNamed() {
    List<String> found =
        findings(MAN, "Start argatroban infusion", "Start fondaparinux 7.5 mg daily");
    assertThat(found).containsExactly("DUP-TWO-PARENTERAL-ANTICOAGULANTS SERIOUS [c1, c2]");
    assertThat(findings(MAN, "Start argatroban infusion or fondaparinux 7.5 mg daily")).isEmpty();
  }

  @org.junit.jupiter.api.Test
  void oneOfSeveralAlternativesIsWeighedRatherThanForbidden() {
    assertThat(
            findings(
                "A 50-year-old man is allergic to penicillin.",
                "Start doxycycline 100 mg twice daily or amoxicillin 500 mg three times daily"))
        .containsExactly("ALLERGY-PENICILLIN-TO-PENICILLIN SERIOUS [c1]");
  }

  @org.junit.jupiter.api.Test
  void aComputedKidneyFunctionDoesNotForbid() {
    assertThat(
            findings(
                "A 70-year-old man has diabetes. NKDA. Creatinine is 3.4 mg/dL.",
                "Continue metformin 500 mg daily"))
        .contains("RENAL-METFORMIN SERIOUS [c1]");
  }
}
