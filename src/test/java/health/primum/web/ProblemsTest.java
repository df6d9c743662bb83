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
import org.junit.jupiter.api.Test;

class ProblemsTest {
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
    Response away = Problems.unavailable(new JournalUnavailable(new IllegalStateException()), id);
    assertThat(problem(away).getInstance()).isEqualTo(URI.create("/v1/consults/one"));
  }

  private static HttpProblem problem(Response response) {
    return (HttpProblem) response.getEntity();
  }
}
