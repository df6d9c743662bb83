package health.primum.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.consult.ConsultId;
import health.primum.consult.ConsultTerms;
import health.primum.consult.Team;
import health.primum.consult.deliberation.ConsultDesk;
import health.primum.fault.FaultyInput;
import health.primum.testsupport.Fixtures;
import health.primum.testsupport.LogCapture;
import health.primum.testsupport.Unevaluated;
import health.primum.web.asked.ConsultQuery;
import health.primum.web.asked.Keeping;
import health.primum.web.asked.Prefer;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DirectConsultsTest {
  private static final Team TEAM = Fixtures.solo("a");
  private final Client client = new Client(() -> false);

  @Test
  void nothingIsPromisedWhereAnswersAreRecorded() {
    var direct = new DirectConsults(desk(() -> new ConsultId("one")), 1, /* recording= */ true);
    assertThatThrownBy(() -> direct.ask(query(), client))
        .isInstanceOfSatisfying(
            FaultyInput.class,
            faulty -> assertThat(faulty.faults().getFirst().where()).isEqualTo("retention"));
  }

  @Test
  void ofAFaultItsKindAloneIsLoggedAndTold() {
    var direct =
        new DirectConsults(
            desk(
                () -> {
                  throw new IllegalStateException("Mrs Canary");
                }),
            1,
            /* recording= */ false);
    var log = new LogCapture("health.primum.web");
    try {
      for (int i = 0; i < 2; i++) { // Its place is free again.
        assertThatThrownBy(() -> direct.ask(query(), client))
            .isInstanceOf(Unfulfilled.Unwritten.class)
            .hasMessage("a fault of the service: IllegalStateException")
            .hasNoCause();
      }
      assertThat(log.text())
          .contains("IllegalStateException")
          .doesNotContain("Canary")
          .doesNotContain("\tat ");
    } finally {
      log.close();
    }
  }

  private static ConsultQuery query() {
    return new ConsultQuery(
        Fixtures.aCase(),
        TEAM,
        TEAM.deadline(),
        new Keeping.Nothing(),
        new Prefer(false, Optional.empty()),
        Optional.empty());
  }

  private static ConsultDesk desk(Supplier<ConsultId> ids) {
    return new ConsultDesk(
        Fixtures.deliberation(
            request -> {
              throw new IllegalStateException("nobody is asked");
            }),
        ids,
        new ConsultTerms(false, false, null),
        new Unevaluated());
  }
}
