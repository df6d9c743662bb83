package health.primum.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.primum.durability.ConsultClient.Asked;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Stopped as an operator does, while clients wait that could never ask again. */
class StoppedWhileAwaitedIT {
  private static final int MODELS_TAKE_MILLIS = 8_000;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void theConsultOfAWaitingClientWithoutAKeyGoesOn() throws Exception {
    try (var models = new StubModels(MODELS_TAKE_MILLIS, MODELS_TAKE_MILLIS + 1)) {
      Path home = StubHome.make(folder.resolve("home"), models.url());
      try (var service =
          new ServiceProcess(home, "serve")
              .with("QUARKUS_SHUTDOWN_TIMEOUT", "1s")
              .with("PRIMUM_WORK_DRAIN", "1s")) {
        service.start().ready();
        String answer = stoppedWhileAwaited(service, models);
        assertThat(states(home)).containsExactly("RUNNING");
        assertThat(answer).startsWith("HTTP/1.1 202").contains("/v1/consults/");
        String consult = answer.replaceAll("(?s).*/v1/consults/([0-9a-f-]+).*", "$1");
        service.start().ready();
        assertThat(
                new ConsultClient(service)
                    .ended(consult, Duration.ofMinutes(1))
                    .path("state")
                    .asText())
            .isEqualTo("advised");
      }
    }
  }

  /** All that the client is told until its connection ends. */
  private static String stoppedWhileAwaited(ServiceProcess service, StubModels models)
      throws IOException, InterruptedException {
    String body = new Asked("K2001", "vote", false).body();
    try (var socket = new Socket("127.0.0.1", service.at("/").getPort())) {
      socket
          .getOutputStream()
          .write(
              ("POST /v1/consults HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                      + "Connection: close\r\nContent-Length: "
                      + body.length()
                      + "\r\n\r\n"
                      + body)
                  .getBytes(StandardCharsets.US_ASCII));
      await().atMost(Duration.ofSeconds(30)).until(() -> models.calls().size() >= 3);
      service.terminate();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private List<String> states(Path home) throws Exception {
    try (var journal = KeptJournal.copied(home, folder.resolve("copy"))) {
      return journal.consults().stream().map(KeptJournal.Ended::state).toList();
    }
  }
}
