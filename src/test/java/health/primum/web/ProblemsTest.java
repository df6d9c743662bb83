package health.primum.web;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.JournalRefused;
import health.primum.consult.journal.JournalUnavailable;
import health.primum.consult.pipeline.Busy;
import health.primum.consult.pipeline.KeyTaken;
import health.primum.consult.pipeline.Sender;
import health.primum.testsupport.Fixtures;
import health.primum.testsupport.OneTeam;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  private static final JournalUnavailable AWAY =
      new JournalUnavailable(new IllegalStateException("secret"));
  private final Problems problems = new Problems(new OneTeam(Fixtures.solo("a")));

  @Test
  void whatCannotBeDoneNowSaysWhenToTryAgain() {
    later(problems.unavailable(new JournalUnavailable(new IllegalStateException("secret"))), 503);
    later(
        problems.unavailable(new Sender.BrokerUnavailable(new IllegalStateException("secret"))),
        503);
    later(problems.stopping(new InterruptedException()), 503);
    later(problems.busy(new Busy(Duration.ofMillis(4_200))), 429);
  }

  private static void later(Response response, int status) {
    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(response.getHeaderString("Retry-After")).isEqualTo("5");
    assertThat(problem(response).getDetail()).doesNotContain("secret");
  }

  @Test
  void whatWentWrongWithAConsultNamesIt() {
    var id = new ConsultId("one");
    Response failed = problems.failed(new Unfulfilled.Failed(id, "a fault of the service: X"));
    assertThat(failed.getStatus()).isEqualTo(500);
    assertThat(problem(failed).getInstance()).isEqualTo(URI.create("/v1/consults/one"));
    assertThat(problem(failed).getDetail()).isEqualTo("consult failed: a fault of the service: X");
    assertThat(problems.calledOff(new Unfulfilled.CalledOff(id)).getStatus()).isEqualTo(409);
    assertThat(problems.ended(new Unfulfilled.Ended()).getStatus()).isEqualTo(409);
    assertThat(problems.keyTaken(new KeyTaken()).getStatus()).isEqualTo(422);
    Response refused = problems.refused(new JournalRefused("22001"));
    assertThat(refused.getStatus()).isEqualTo(500);
    assertThat(refused.getHeaderString("Retry-After")).isNull();
  }

  @Test
  void whatWasAcceptedIsFoundThoughThereIsNoAnswer() {
    for (Response response :
        List.of(
            Problems.unavailable(AWAY, "the consult", "/v1/consults/one"),
            Problems.stopping(new InterruptedException(), new ConsultId("one")))) {
      later(response, 503);
      assertThat(response.getHeaderString("Location")).isEqualTo("/v1/consults/one");
      assertThat(problem(response).getInstance()).isEqualTo(URI.create("/v1/consults/one"));
      assertThat(problem(response).getDetail()).contains("accepted and goes on");
    }
  }

  @Test
  void whatMayHaveBeenAcceptedIsNotSaidToBeRefused() {
    Response keyed = Problems.unknown(AWAY, "the consult", "/v1/consults", true);
    Response bare = Problems.unknown(AWAY, "the consult", "/v1/consults", false);
    later(keyed, 503);
    later(bare, 503);
    assertThat(problem(keyed).getDetail()).contains("may have been accepted or not");
    assertThat(String.valueOf(problem(keyed).getParameters().get("errors")))
        .contains("ask again under the same Idempotency-Key");
    assertThat(String.valueOf(problem(bare).getParameters().get("errors")))
        .contains("look in GET /v1/consults before asking again")
        .contains("Idempotency-Key");
    assertThat(keyed.getHeaderString("Location")).isNull();
  }

  private static HttpProblem problem(Response response) {
    return (HttpProblem) response.getEntity();
  }
}
