package health.primum.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.clinical.patient.Listed;
import health.primum.clinical.patient.PatientContext;
import health.primum.clinical.patient.Pregnancy;
import health.primum.clinical.patient.Sex;
import health.primum.fault.FaultyInput;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClinicalCaseTest {
  private static final CaseId ID = new CaseId("Card001");

  @Test
  void keepsThePatientOutOfItsName() {
    assertThat(ClinicalCase.of(ID, "Mrs Secret, 60")).hasToString("ClinicalCase[Card001]");
  }

  @Test
  void needsANarrative() {
    refuses("  \n ", "case.narrative: is empty");
  }

  @Test
  void refusesWhatIsTooLong() {
    refuses(
        "x".repeat(50_001), "case.narrative: has 50001 characters, more than the 50000 allowed");
    refuses("- x\n".repeat(10_000), "case.narrative: has 10000 lines, more than the 2000 allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\u0007", "\u001b", "\u0085"})
  void refusesControlCharacters(String control) {
    refuses("chest" + control + "pain", "contains the control character U+00");
  }

  @Test
  void takesLineBreaksAndTabs() {
    assertThat(ClinicalCase.of(ID, "a\r\n\tb").narrative()).isEqualTo("a\r\n\tb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../x", "a b", "-x", "é"})
  void refusesIdsThatAreNone(String id) {
    assertThatThrownBy(() -> new CaseId(id))
        .isInstanceOf(FaultyInput.class)
        .hasMessageStartingWith("case.id: ");
  }

  @Test
  void boundsThePatientsFacts() {
    assertThatThrownBy(() -> patient(131.0, Listed.unknown()))
        .hasMessageStartingWith("case.patient.ageYears: is outside 0 to 130");
    assertThatThrownBy(() -> patient(60.0, Listed.of(Collections.nCopies(501, "gout"))))
        .hasMessageStartingWith("case.patient.conditions: has 501 items");
  }

  @Test
  void tellsUnknownFromNone() {
    assertThat(Listed.<String>unknown()).isNotEqualTo(Listed.of(List.<String>of()));
    assertThatThrownBy(() -> new Listed<>(false, List.of("x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void refuses(String narrative, String message) {
    assertThatThrownBy(() -> ClinicalCase.of(ID, narrative))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining(message);
  }

  private static PatientContext patient(Double age, Listed<String> conditions) {
    return new PatientContext(
        age,
        Sex.FEMALE,
        Pregnancy.UNKNOWN,
        conditions,
        Listed.unknown(),
        Listed.unknown(),
        Listed.unknown(),
        Listed.unknown());
  }
}
