package health.primum.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import health.primum.durability.ConsultClient.Answer;
import health.primum.durability.ConsultClient.Asked;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What a client may rely on that comes back after the service was killed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcrossAKillIT {
  private static final int UNPROCESSABLE = 422;
  private static final String WHOLE = "wait=60";

  private final StubModels models = new StubModels(200, 500);
  private ServiceProcess service;
  private ConsultClient client;

  @BeforeAll
  void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
    service = new ServiceProcess(StubHome.make(folder, models.url()), "serve").start().ready();
    client = new ConsultClient(service);
  }

  @AfterAll
  void stop() throws InterruptedException {
    service.close();
    models.close();
  }

  @Test
  void eventsComeOnceEachAndKeysHold() throws Exception {
    Asked before = new Asked("K1001", "vote", false);
    Answer first = client.post(before);
    assertThat(first.status()).isEqualTo(200);
    Asked during = new Asked("K1002", "delphi", true);
    String consult = client.ask(during).consult();
    var steady = new EventReader(service, consult, Integer.MAX_VALUE);
    var fickle = new EventReader(service, consult, 2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<EventReader.Seen>>> reading =
          List.of(submit(threads, steady::toTheEnd), submit(threads, fickle::toTheEnd));
      await().atMost(Duration.ofMinutes(1)).until(() -> steady.seen().size() >= 4);
      service.kill();
      assertThat(steady.seen()).noneMatch(seen -> seen.type().equals("done"));
      service.start().ready();
      for (var reader : reading) {
        assertEachOnce(reader.get());
      }
      assertThat(steady.seen()).isEqualTo(fickle.seen());
    }
    assertKeysHold(before, first, during, consult);
  }

  private static <T> Future<T> submit(
      java.util.concurrent.ExecutorService threads, Callable<T> task) {
    return threads.submit(task);
  }

  private static void assertEachOnce(List<EventReader.Seen> seen) {
    assertThat(seen.stream().map(EventReader.Seen::id))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, seen.size()).boxed().toList());
    assertThat(seen)
        .allSatisfy(
            one -> assertThat(one.envelope().get("sequence").longValue()).isEqualTo(one.id()));
    List<String> types = seen.stream().map(EventReader.Seen::type).toList();
    assertThat(types).startsWith("accepted", "started").endsWith("done");
    assertThat(types).filteredOn("started"::equals).as("claimed again").hasSize(2);
    assertThat(types).filteredOn("done"::equals).hasSize(1);
    assertThat(types)
        .filteredOn("member-proposed"::equals)
        .as("three plans and what one of them found missing")
        .hasSize(4);
    assertThat(types).filteredOn("member-rated"::equals).hasSize(3);
  }

  private void assertKeysHold(Asked before, Answer first, Asked during, String consult)
      throws Exception {
    int calls = models.calls().size();
    Answer again = client.post(before);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.location()).isEqualTo(first.location());
    assertThat(again.body()).isEqualTo(first.body());
    Answer finished = client.post(during.key(), during.body(), WHOLE);
    assertThat(finished.consult()).isEqualTo(consult);
    Answer other = client.post(before.key(), new Asked("K1003", "vote", false).body(), WHOLE);
    assertThat(other.status()).isEqualTo(UNPROCESSABLE);
    assertThat(models.calls()).as("nothing was asked again").hasSize(calls);
  }

  @Test
  void whatIsCalledOffAsksNoModelAnyMore() throws Exception {
    Asked asked = new Asked("K1010", "delphi", true);
    String consult = client.ask(asked).consult();
    await().atMost(Duration.ofMinutes(1)).until(() -> callsOf(asked) >= 3);
    assertThat(client.delete(consult).status()).isEqualTo(204);
    long then = callsOf(asked);
    JsonNode ended = client.get(consult).body();
    assertThat(ended.get("state").textValue()).isEqualTo("cancelled");
    assertThat(client.delete(consult).status()).isEqualTo(409);
    // A whole consult of this team takes seven calls and less time than this.
    Thread.sleep(3_000);
    assertThat(callsOf(asked)).isEqualTo(then).isLessThan(7);
  }

  private long callsOf(Asked asked) {
    return models.calls().stream().filter(call -> call.token().equals(asked.token())).count();
  }
}
