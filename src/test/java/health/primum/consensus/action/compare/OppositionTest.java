package health.primum.consensus.action.compare;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.clinical.Recommendation;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.action.Opposed;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OppositionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Start apixaban 5 mg BID | Avoid apixaban
          Continue lisinopril | Stop lisinopril
          Continue lisinopril | Hold lisinopril
          Start ibuprofen 400 mg TID | Avoid NSAIDs
          Start aspirin 81 mg daily | Do not start aspirin
          Start aspirin 81 mg daily | Avoid aspirin 81 mg
          Order CT head without contrast | Do not order CT head
          Obtain MRI brain | No MRI brain is needed
          Increase levothyroxine to 100 mcg | Decrease levothyroxine to 50 mcg
          Perform lumbar puncture | Avoid lumbar puncture
          Give influenza vaccine | Avoid influenza vaccine
          Refer to cardiology | No cardiology referral is needed
          Discharge home | Do not discharge home
          Admit to the ICU | Do not admit to the ICU
          Start heparin infusion now | Do not start anticoagulation before CT excludes hemorrhage
          Give alteplase 0.9 mg/kg | Avoid alteplase: outside the window
          Order CT angiography of the chest | Do not order CT angiography
          Perform lumbar puncture now | Defer lumbar puncture until after CT
          Admit to the intensive care unit for monitoring | Do not admit to the ICU
          Admit to the stroke unit | Discharge home with follow-up
          Admit to the stroke unit | Discharge home with clinic follow-up tomorrow
          Give ceftriaxone 2 g IV now | Avoid antibiotics
          Order CT pulmonary angiogram with contrast | Avoid iodinated contrast
          Order MRI brain with gadolinium | Avoid gadolinium
          Give 0.9% saline 1 L IV | Avoid IV fluids
          Start amoxicillin 500 mg three times daily | Withhold antibiotics
          Start amoxicillin 500 mg three times daily | No antibiotics are indicated
          Start prednisone 40 mg daily | Avoid systemic corticosteroids
          Give nitroglycerin 0.4 mg sublingual | Avoid nitrates
          Start spironolactone 25 mg daily | Avoid potassium-sparing diuretics
          Start warfarin 5 mg daily | Avoid apixaban and warfarin
          Start apixaban 5 mg twice daily | Avoid anticoagulants and antiplatelets
          Start ibuprofen 400 mg | Avoid NSAIDs given her CKD
          Start metformin 500 mg | Avoid metformin because eGFR is 22
          If febrile, give acetaminophen | Avoid acetaminophen
          Continue lisinopril | Hold lisinopril until creatinine recovers
          Start aspirin 81 mg | Avoid adding aspirin or clopidogrel
          Give ceftriaxone 1 g IV now | Avoid antibiotics for now
          Order CT abdomen and pelvis with contrast | Avoid abdominal CT at this stage
          """)
  void oneUndoesTheOther(String one, String other) {
    assertThat(opposed(one, other)).isEqualTo(Opposed.YES);
    assertThat(opposed(other, one)).isEqualTo(Opposed.YES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Start antibiotics immediately | Do not delay antibiotics
          Start ceftriaxone | Do not wait for cultures to start ceftriaxone
          Give epinephrine IM now | Do not withhold epinephrine
          Continue metoprolol | Do not stop metoprolol abruptly
          Start apixaban 5 mg BID | Stop warfarin
          Start metformin | Hold metformin if eGFR is below 30
          Resume apixaban 48 hours after the procedure | Hold apixaban before the procedure
          Order CT head with contrast | Avoid CT head without contrast
          Start prednisone 40 mg daily | Taper prednisone over 2 weeks
          Monitor potassium | Avoid potassium supplements
          Give EpiPen now | No - use the EpiPen now
          Call 911 now | Don't wait - call 911
          Call 911 now | Stop reading and call 911
          Go to the emergency department | Please don't wait to go to the emergency department
          Start oral iron | Avoid taking iron with milk
          Start lisinopril 10 mg | Avoid combining lisinopril with losartan
          Start naproxen 500 mg for 5 days | Avoid long-term NSAIDs
          Start warfarin | Stop warfarin 5 days before surgery
          Continue aspirin | Avoid increasing aspirin
          Order troponin now | Do not repeat troponin daily
          Encourage exercise | Avoid strenuous exercise
          Use hydrocortisone 1% cream on the arms | Avoid hydrocortisone on the face
          Start topical clobetasol | Avoid oral steroids
          Start fluticasone inhaler | Avoid systemic steroids
          Start heparin infusion | Hold heparin until CT excludes hemorrhage
          Give IV fluids 30 mL/kg | Avoid excessive IV fluids
          Transfuse 1 unit of red cells | Avoid transfusion unless hemoglobin is below 7
          Order colonoscopy | Avoid repeat colonoscopy within 1 year
          Start sertraline 50 mg | Avoid abrupt discontinuation of sertraline
          Give potassium 40 mEq IV | Avoid potassium 40 mEq by mouth
          Continue metformin | Stop metformin if eGFR falls below 30
          Start apixaban 5 mg twice daily | Avoid NSAIDs with apixaban
          Start aspirin 81 mg daily | Avoid aspirin 325 mg
          Start prednisone 40 mg daily | Avoid prolonged corticosteroids
          Start oral iron | Avoid IV iron
          Start warfarin | Avoid vitamin K rich foods with warfarin
          Order CT head without contrast | Avoid iodinated contrast
          Start amoxicillin | Avoid unnecessary antibiotics
          Start levothyroxine | Avoid taking levothyroxine with calcium
          Start clopidogrel 75 mg | Stop clopidogrel 5 days before surgery
          Order brain MRI | Do not delay brain MRI
          Discharge home when stable | Admit to hospital if fever recurs
          Start insulin glargine | Stop sliding-scale insulin
          Order chest CT | Avoid repeat chest CT within 3 months
          Start lisinopril 10 mg daily | Hold lisinopril if potassium rises above 5.5
          Start doxycycline | Avoid sun exposure while on doxycycline
          Use paracetamol for pain | Avoid NSAIDs
          Start apixaban 5 mg twice daily | Avoid adding aspirin or clopidogrel to apixaban
          Start aspirin 81 mg | Do not use aspirin instead of anticoagulation
          Stop naproxen | Avoid celecoxib as a substitute for naproxen
          Start metoprolol | Stop atenolol
          """)
  void inDoubtBothCanBeDone(String one, String other) {
    assertThat(opposed(one, other)).isNotEqualTo(Opposed.YES);
    assertThat(opposed(other, one)).isNotEqualTo(Opposed.YES);
  }

  private static Opposed opposed(String one, String other) {
    return Readings.of(List.of(read(one), read(other))).opposed(0, 1);
  }

  private static Recommendation read(String text) {
    return new PlanParser().parse("1. " + text).recommendations().getFirst();
  }
}
