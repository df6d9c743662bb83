package health.primum.consensus.action.compare;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.clinical.Recommendation;
import health.primum.clinical.text.PlanParser;
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
          """)
  void oneUndoesTheOther(String one, String other) {
    assertThat(undoes(one, other)).isTrue();
    assertThat(undoes(other, one)).isTrue();
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
          """)
  void inDoubtBothCanBeDone(String one, String other) {
    assertThat(undoes(one, other)).isFalse();
    assertThat(undoes(other, one)).isFalse();
  }

  private static boolean undoes(String one, String other) {
    return Readings.of(List.of(read(one), read(other))).undoes(0, 1);
  }

  private static Recommendation read(String text) {
    return new PlanParser().parse("1. " + text).recommendations().getFirst();
  }
}
