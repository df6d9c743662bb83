package health.primum.safety.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.clinical.patient.Sex;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerTest {
  private static final Trigger CHEST =
      new Trigger(List.of("chest pain", "diaphor*"), List.of(), List.of(), null, null, Sex.UNKNOWN);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "He has chest pain.",
        "CHEST PAIN since noon",
        "Since noon chest\npain",
        "- no fever\n- chest pain",
        "Recurrent chest pains",
        "He was diaphoretic",
        "No fever. Chest pain for an hour.",
        "He denies fever but chest pain is severe",
        "My mother has chest pain and is pale",
        "No relief from antacids for his chest pain",
        "He is not sleeping because of chest pain"
      })
  void whatIsStatedFires(String text) {
    assertThat(fired(CHEST, text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "He denies chest pain.",
        "No fever, cough or chest pain",
        "without chest pain",
        "His father had chest pain",
        "History of chest pain",
        "Counsel to return if chest pain comes",
        "Chest painting class",
        "Chest pain in 2015",
        "Chest pain was ruled out",
        "Chest pain: denied",
        "Chest pain (-)",
        "He had chest pain three years ago",
        "I don't have chest pain",
        "My father had chest pain before he died",
        "PMH: chest pain",
        "Negative for chest pain",
        "Well today"
      })
  void whatIsDeniedOrElsewhereDoesNot(String text) {
    assertThat(fired(CHEST, text)).isFalse();
  }

  @Test
  void everyPartMustFit() {
    var trigger =
        new Trigger(
            List.of("fever"), List.of("chemo*"), List.of("afebrile"), 18.0, 70.0, Sex.FEMALE);
    assertThat(fired(trigger, "A 40-year-old woman on chemotherapy has fever")).isTrue();
    assertThat(fired(trigger, "A 40-year-old woman has fever")).isFalse();
    assertThat(fired(trigger, "A 17-year-old woman on chemotherapy has fever")).isFalse();
    assertThat(fired(trigger, "A 40-year-old man on chemotherapy has fever")).isFalse();
    assertThat(fired(trigger, "She on chemotherapy had fever; afebrile now")).isFalse();
  }

  @Test
  void whatIsNotStatedRulesNothingOut() {
    var trigger = new Trigger(List.of("fever"), List.of(), List.of(), 18.0, 70.0, Sex.FEMALE);
    assertThat(fired(trigger, "Fever since yesterday.")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "A 3-year-old with fever, 3",
    "72F with pain, 72",
    "65 yo man, 65",
    "My 9-month-old is teething, 0.75",
    "A 10 day old boy of a 30-year-old mother, 0.0274",
    "Fever for 5 days in a 40-year-old, 40"
  })
  void theFirstAgeIsThePatients(String text, double years) {
    assertThat(Trigger.age(text)).isCloseTo(years, org.assertj.core.api.Assertions.within(1e-3));
  }

  @Test
  void aValueInRangeFiresFromWordsAndFromFacts() {
    var shock =
        new Trigger(
            List.of("systolic<=90", "spo2<=89", "temperature>=38.0"),
            List.of(),
            List.of(),
            null,
            null,
            Sex.UNKNOWN);
    assertThat(fired(shock, "BP 84/50, pulse 120")).isTrue();
    assertThat(fired(shock, "Oxygen saturation is 85% on air")).isTrue();
    assertThat(fired(shock, "Temp 101.2 F")).isTrue();
    assertThat(fired(shock, "Temperature of 38.4 C")).isTrue();
    assertThat(fired(shock, "BP 124/80, SpO2 97%, temperature 36.8 C")).isFalse();
    assertThat(fired(shock, "Call if systolic 85")).isFalse();
    assertThat(fired(shock, "BP 85/50 last year")).isFalse();
  }

  @Test
  void aRangeOfWhatNobodyReadsIsAFault() {
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> new Trigger(List.of("weight<=3"), List.of(), List.of(), null, null, Sex.UNKNOWN))
        .hasMessageContaining("weight");
  }

  @Test
  void aRuleAboutInfantsNeedsAnInfant() {
    var infant = new Trigger(List.of("fever"), List.of(), List.of(), null, 0.25, Sex.UNKNOWN);
    assertThat(fired(infant, "I have had a fever for three days")).isFalse();
    assertThat(fired(infant, "My newborn has a fever")).isTrue();
  }

  @Test
  void noAgeIsNoAge() {
    assertThat(Trigger.age("Pain for 3 days")).isNaN();
  }

  private static boolean fired(Trigger trigger, String text) {
    return trigger.firedBy(CaseText.of(ClinicalCase.of(new CaseId("c"), text))).isPresent();
  }
}
