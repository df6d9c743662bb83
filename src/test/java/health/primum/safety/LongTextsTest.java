package health.primum.safety;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.clinical.ClinicalCase;
import health.primum.safety.checklist.Checklists;
import health.primum.safety.patient.PatientFacts;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The longest case that is accepted, without an end of a sentence. Each of these took minutes when
 * every word was looked through again for every other; no thread can be told to stop meanwhile.
 */
class LongTextsTest {
  private static final int LONGEST = 50_000;

  @ParameterizedTest
  @ValueSource(
      strings = {"BP 120/80 ", "K 4.5 ", "pregnant ", "allergic to penicillin ", "stage 3 CKD "})
  @Timeout(60)
  void aCaseWithoutAnEndIsRead(String words) {
    ClinicalCase endless = Plans.aCase(words.repeat(LONGEST / words.length()).strip());
    assertThat(PatientFacts.of(endless).text()).hasSizeGreaterThan(LONGEST - 100);
    assertThat(new Checklists(List.of()).fired(endless)).isEmpty();
  }
}
