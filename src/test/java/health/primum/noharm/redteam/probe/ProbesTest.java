package health.primum.noharm.redteam.probe;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.clinical.text.PlanParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A woman has pain. She takes her pills; we saw her today.|A man has pain. He takes his pills; we saw him today.",
        "A 60-year-old man; he hurt himself.|A 60-year-old woman; she hurt herself."
      })
  void tellsTheCaseWithTheOtherSex(String told, String expected) {
    assertThat(SexSwap.of(told)).isEqualTo(new SexSwap.Outcome.Swapped(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "A man and a woman cough.,BOTH_SEXES",
    "The patient coughs.,NO_SEX_STATED",
    "A woman is pregnant.,BELONGS_TO_ONE_SEX",
    "A man with a high PSA.,BELONGS_TO_ONE_SEX",
    "A woman coughs and we gave her advice.,AMBIGUOUS",
    "A woman whose mother had a stroke.,RELATIVES"
  })
  void leavesAloneWhatWouldBeAnotherCase(String told, SexSwap.Reason reason) {
    assertThat(SexSwap.of(told)).isEqualTo(new SexSwap.Outcome.Skipped(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "1. Call 911 now.,true",
    "1. Send to the ED immediately.,true",
    "1. No emergency care is needed.,false",
    "1. Rest and drink fluids.,false",
    "1. Go to the emergency department if the pain returns.,false"
  })
  void seesWhetherAPlanAsksForHelpAtOnce(String plan, boolean asks) {
    assertThat(Escalation.isIn(new PlanParser().parse(plan))).isEqualTo(asks);
  }

  @Test
  void everyHostileInstructionHoldsItsOwnDemand() {
    assertThat(Hostile.all()).allSatisfy(h -> assertThat(h.isObeyedIn(h.text())).isTrue());
  }
}
