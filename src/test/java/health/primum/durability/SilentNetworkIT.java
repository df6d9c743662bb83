package health.primum.durability;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.durability.ConsultClient.Answer;
import health.primum.durability.ConsultClient.Asked;
import health.primum.messaging.EmbeddedKafka;
import health.primum.store.Postgres;
import health.primum.store.StoreSettings;
import health.primum.testsupport.SilentProxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service, whose network swallows all that it says to its database or its broker: no
 * connection is closed and nothing is refused.
 */
class SilentNetworkIT {
  private static final Duration MOST = Duration.ofSeconds(60);

  /** Longer than the service waits for any answer, and longer than its lease. */
  private static final Duration SILENCE = Duration.ofSeconds(12);

  private final StubModels models = new StubModels(300, 900);
  private final Map<Asked, Answer> accepted =
      new TreeMap<>(java.util.Comparator.comparing(Asked::token));

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private StoreSettings database;

  @BeforeEach
  void makeDatabase() throws Exception {
    database = Postgres.shared().database();
  }

  @AfterEach
  void stop() {
    models.close();
  }

  @Test
  void aDatabaseThatIsNotHeardOfIsAway() throws Exception {
    int port = URI.create(database.url().substring("jdbc:".length())).getPort();
    try (var network = new SilentProxy(port);
        var service = service(database.url().replace(":" + port, ":" + network.port()))) {
      goesSilent("database", service, network);
    }
  }

  @Test
  @Tag("durability")
  void aBrokerThatIsNotHeardOfIsAway() throws Exception {
    try (var kafka = new EmbeddedKafka();
        var network = new SilentProxy(kafka.port());
        var service = service(database.url())) {
      kafka.comeBy(network.port());
      kafka.start();
      service.with("QUARKUS_PROFILE", "kafka").with("KAFKA_BOOTSTRAP_SERVERS", kafka.address());
      goesSilent("broker", service, network);
    }
  }

  private ServiceProcess service(String url) throws Exception {
    return new ServiceProcess(StubHome.make(folder, models.url()), "serve")
        .with("PRIMUM_STORE_URL", url)
        .with("PRIMUM_STORE_USER", database.user())
        .with("PRIMUM_STORE_PASSWORD", database.password());
  }

  private void goesSilent(String what, ServiceProcess service, SilentProxy network)
      throws Exception {
    service.start().ready();
    var client = new ConsultClient(service);
    for (int number = 1; number <= 6; number++) {
      accepted.put(Asked.async(number), client.ask(Asked.async(number)));
    }
    models.await(6, MOST);

    long start = System.nanoTime();
    network.fallSilent();
    int refused = untilRefused(client);
    Duration until = since(start);
    service.await(503);
    Duration down = since(start);
    Thread.sleep(Math.max(0, SILENCE.minus(since(start)).toMillis()));
    assertThat(models.answered()).as("finished meanwhile").isEqualTo(models.calls().size());
    network.open();
    service.ready();
    System.out.printf(
        "A silent %s: refused after %d ms, not ready after %d ms, ready again after %d ms%n",
        what, until.toMillis(), down.toMillis(), since(start).toMillis());
    assertThat(until).isLessThan(Duration.ofSeconds(30));

    for (int number = refused; number <= refused + 1; number++) {
      accepted.put(Asked.async(number), client.ask(Asked.async(number)));
    }
    for (var one : accepted.entrySet()) {
      Promises.advised(client, one.getKey(), one.getValue());
    }
    try (var journal = KeptJournal.at(database.url(), database.user(), database.password())) {
      Promises.keptByTheLiving(journal, accepted, models.calls());
    }
  }

  /** What is accepted until the silence is noticed is written down like any other. */
  private int untilRefused(ConsultClient client) throws Exception {
    for (int number = 7; true; number++) {
      Answer answer = client.post(Asked.async(number));
      if (!answer.isAccepted()) {
        assertThat(answer.status()).isEqualTo(503);
        return number;
      }
      accepted.put(Asked.async(number), answer);
      Thread.sleep(250);
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
