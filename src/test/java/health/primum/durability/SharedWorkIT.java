package health.primum.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.primum.durability.ConsultClient.Answer;
import health.primum.durability.ConsultClient.Asked;
import health.primum.messaging.EmbeddedKafka;
import health.primum.store.Postgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * One process that accepts and two that work, on a real Kafka and a real PostgreSQL, each of which
 * goes away in its turn.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedWorkIT {
  private static final Duration LONG = Duration.ofMinutes(2);

  /** Much longer than handing over takes, so that the one is not taken for the other. */
  private static final String PATIENT_LEASE = "60s";

  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  private final StubModels models = new StubModels(200, 600);
  private final EmbeddedKafka kafka = new EmbeddedKafka();
  private Postgres postgres;
  private Sharing shared;
  private ServiceProcess api;
  private ServiceProcess one;
  private ServiceProcess two;
  private ConsultClient client;
  private int next = 2_001;

  @BeforeAll
  void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
    postgres = Postgres.shared();
    kafka.start();
    Path home = StubHome.make(folder, models.url());
    shared = new Sharing(home, models, kafka, postgres.database());
    api = shared.process("api", "");
    one = shared.process("worker", "/one").with("PRIMUM_WORK_LEASE", "4s");
    two =
        shared
            .process("worker", "/two")
            .with("PRIMUM_WORK_LEASE", PATIENT_LEASE)
            .with("PRIMUM_WORK_DRAIN", "0s");
    client = new ConsultClient(api);
  }

  @BeforeEach
  void allAreThere() throws Exception {
    List<ServiceProcess> gone =
        List.of(api, one, two).stream().filter(process -> !process.isAlive()).toList();
    for (ServiceProcess process : gone) {
      process.start();
    }
    for (ServiceProcess process : gone) {
      process.ready();
    }
  }

  @AfterAll
  void stop() throws Exception {
    for (ServiceProcess process : List.of(api, one, two)) {
      process.close();
    }
    kafka.close();
    models.close();
  }

  @Test
  void whatAWorkerLeavesTheOtherFinishes() throws Exception {
    Map<Asked, Answer> first = ask(12);
    await().atMost(LONG).until(() -> callsVia("/one") > 2 && callsVia("/two") > 2);
    one.kill();
    finished(first);

    one.start().ready();
    Map<Asked, Answer> second = ask(12);
    long before = callsVia("/two");
    await().atMost(LONG).until(() -> callsVia("/two") > before + 2);
    two.terminate();
    Instant gone = Instant.now();
    finished(second);
    assertHandedOverBy(gone.plus(AT_ONCE), second);
  }

  /** Consults that were begun again were begun again soon. */
  private void assertHandedOverBy(Instant latest, Map<Asked, Answer> asked) throws Exception {
    List<String> ids = asked.values().stream().map(Answer::consult).toList();
    try (KeptJournal journal = shared.journal()) {
      List<Instant> begun =
          journal.events().stream()
              .filter(event -> ids.contains(event.consult()) && event.kind().equals("STARTED"))
              .map(KeptJournal.Event::at)
              .toList();
      assertThat(begun).as("some were handed over").hasSizeGreaterThan(ids.size());
      assertThat(begun).allSatisfy(at -> assertThat(at).isBefore(latest));
    }
  }

  @Test
  @Tag("durability")
  void withoutABrokerNothingIsAcceptedAndNothingIsLost() throws Exception {
    Map<Asked, Answer> asked = ask(8);
    kafka.stop();
    api.await(503);
    assertThat(client.post(Asked.async(next++)).status()).isEqualTo(503);
    kafka.start();
    api.await(200);
    asked.putAll(ask(4));
    finished(asked);
  }

  @Test
  @Tag("durability")
  void withoutADatabaseNothingIsAcceptedAndNothingIsLost() throws Exception {
    Map<Asked, Answer> asked = ask(8);
    postgres.stop();
    try {
      api.await(503);
      assertThat(client.post(Asked.async(next++)).status()).isEqualTo(503);
    } finally {
      postgres.start();
    }
    api.await(200);
    asked.putAll(ask(4));
    finished(asked);
  }

  private Map<Asked, Answer> ask(int consults) throws InterruptedException {
    var accepted = new TreeMap<Asked, Answer>(java.util.Comparator.comparing(Asked::token));
    for (int number : IntStream.range(next, next + consults).toArray()) {
      Asked asked = Asked.async(number);
      accepted.put(asked, client.ask(asked));
    }
    next += consults;
    return accepted;
  }

  /** Each has its plan, with all that was proposed accounted for, and no event is missing. */
  private void finished(Map<Asked, Answer> asked) throws Exception {
    for (var one : asked.entrySet()) {
      Promises.advised(client, one.getKey(), one.getValue());
    }
    try (KeptJournal journal = shared.journal()) {
      Promises.endedOnce(journal, asked);
    }
  }

  private long callsVia(String worker) {
    return models.calls().stream().filter(call -> call.via().equals(worker)).count();
  }
}
