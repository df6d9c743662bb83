package health.primum.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.clinical.Recommendation;
import health.primum.clinical.text.PlanParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalisedTextMatcherTest {
  private final NormalisedTextMatcher matcher = new NormalisedTextMatcher();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Order a 12-lead ECG now | Obtain 12-lead ECG now.",
        "Stop lisinopril | Discontinue **lisinopril**",
        "Start metformin 500mg daily | Begin metformin 500 mg daily",
        "Avoid NSAIDs | Do not use NSAIDs",
        "If febrile, obtain cultures | Order cultures if febrile",
        "Hold the next dose | Withhold next dose"
      })
  void sameActions(String a, String b) {
    assertThat(matcher.sameAction(read(a), read(b))).isTrue();
    assertThat(matcher.sameAction(read(b), read(a))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Start metformin 500 mg daily | Start metformin 1000 mg daily",
        "Start warfarin | Stop warfarin",
        "Start warfarin | Avoid warfarin",
        "Avoid NSAIDs | Do not avoid NSAIDs",
        "Order CT with contrast | Order CT without contrast",
        "Order X-ray of the left knee | Order X-ray of the right knee",
        "Switch warfarin to apixaban | Switch apixaban to warfarin",
        "Stop warfarin in 2 weeks | Stop warfarin for 2 weeks",
        "Start aspirin or clopidogrel | Start aspirin and clopidogrel",
        "Refer to cardiology | Refer urgently to cardiology",
        "Order MRI | Consider MRI",
        "Give haloperidol .5 mg IM | Give haloperidol 5 mg IM",
        "Titrate to RASS -2 | Titrate to RASS +2",
        "Switch aspirin → clopidogrel | Switch aspirin ← clopidogrel",
        "Give 10² units | Give 102 units",
        "Do not discharge while not ambulating | Do not discharge while ambulating",
        "Hold metformin | Discontinue metformin",
        "Repeat lorazepam 4 mg IV | Monitor lorazepam 4 mg IV",
        "Order vancomycin | Check vancomycin",
        "Order hepatitis A serology | Order hepatitis serology",
        "Increase furosemide 40 mg | Increase furosemide to 40 mg",
        "Avoid giving aspirin | Avoid stopping aspirin",
        "Start antibiotics | If febrile, start antibiotics",
        "Never stop beta-blockers | Avoid beta-blockers"
      })
  void differentActions(String a, String b) {
    assertThat(matcher.sameAction(read(a), read(b))).isFalse();
    assertThat(matcher.sameAction(read(b), read(a))).isFalse();
  }

  private static Recommendation read(String text) {
    return new PlanParser().parse("1. " + text).recommendations().getFirst();
  }
}
