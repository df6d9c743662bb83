package health.primum.durability;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.durability.ConsultClient.Answer;
import health.primum.durability.ConsultClient.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service whose file may not grow any more while consults are under way, as when the
 * disk is full. Where there is no {@code prlimit} (util-linux) it is skipped.
 */
class DiskFullIT {
  private static final Duration MOST = Duration.ofSeconds(60);

  /** Bytes of any file: H2's two headers, and none of the blocks that it could use again. */
  private static final long ROOM = 2 * 4096;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void nothingIsAcceptedAndNothingIsLost() throws Exception {
    Assumptions.assumeTrue(isThere("prlimit"), "there is no prlimit here");
    Path home = folder.resolve("home");
    var accepted = new TreeMap<Asked, Answer>(java.util.Comparator.comparing(Asked::token));
    try (var models = new StubModels(300, 900);
        var service =
            new ServiceProcess(StubHome.make(home, models.url()), "serve")
                .with("QUARKUS_SHUTDOWN_TIMEOUT", "0s")) {
      service.start().ready();
      var client = new ConsultClient(service);
      for (int number = 1; number <= 8; number++) {
        accepted.put(Asked.async(number), client.ask(Asked.async(number)));
      }
      models.await(10, MOST);

      assertThat(Files.size(home.resolve("data/journal.mv.db"))).isGreaterThan(ROOM);
      limit(service, String.valueOf(ROOM));
      Answer refused = untilRefused(client, accepted);
      assertThat(refused.body().path("title").asText()).isEqualTo("The journal is out of reach");
      assertThat(refused.body().path("detail").asText()).contains("may have been accepted or not");
      service.await(503);
      // It stays so, and what models say meanwhile has to wait.
      for (int i = 0; i < 20; i++) {
        assertThat(service.readiness()).as("time %d", i).isEqualTo(503);
        Thread.sleep(100);
      }
      assertThat(service.isAlive()).isTrue();
      int calls = models.calls().size();
      assertThat(models.answered()).as("finished while nothing could be written").isEqualTo(calls);

      limit(service, "unlimited");
      service.ready();
      for (int number = 101; number <= 104; number++) {
        accepted.put(Asked.async(number), client.ask(Asked.async(number)));
      }
      for (var one : accepted.entrySet()) {
        Promises.advised(client, one.getKey(), one.getValue());
      }
      service.terminate();
      try (var journal = KeptJournal.copied(home, folder.resolve("copy"))) {
        Promises.keptByTheLiving(journal, accepted, models.calls());
      }
    }
  }

  /** What is accepted until then is written down like any other. */
  private static Answer untilRefused(ConsultClient client, Map<Asked, Answer> accepted)
      throws IOException, InterruptedException {
    for (int number = 9; number <= 100; number++) {
      Answer answer = client.post(Asked.async(number));
      if (!answer.isAccepted()) {
        assertThat(answer.status()).isEqualTo(503);
        return answer;
      }
      accepted.put(Asked.async(number), answer);
    }
    throw new IllegalStateException("the file needs no room");
  }

  /** The soft limit only, which can be lifted again. */
  private static void limit(ServiceProcess service, String bytes) throws Exception {
    String pid = String.valueOf(service.pid());
    Process prlimit =
        new ProcessBuilder("prlimit", "--pid", pid, "--fsize=" + bytes + ":").inheritIO().start();
    assertThat(prlimit.waitFor()).isZero();
  }

  private static boolean isThere(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}
