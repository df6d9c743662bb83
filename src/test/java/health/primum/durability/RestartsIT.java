package health.primum.durability;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.messaging.EmbeddedKafka;
import health.primum.store.Postgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service, one process that accepts and two that work, whose database and broker are
 * restarted at random points while clients ask.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestartsIT {
  private static final long SEED = 20261121;

  private final StubModels models = new StubModels(200, 1_000);
  private final EmbeddedKafka kafka = new EmbeddedKafka();
  private Postgres postgres;
  private RestartRun run;

  @BeforeAll
  void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
    postgres = Postgres.shared();
    kafka.start();
    Path home = StubHome.make(folder, models.url());
    run = new RestartRun(new Sharing(home, models, kafka, postgres.database()), SEED).start();
  }

  @AfterAll
  void stop() throws Exception {
    if (run != null) {
      run.close();
    }
    kafka.close();
    models.close();
    postgres.start();
  }

  @Test
  void theDatabaseIsRestarted() throws Exception {
    restart("PostgreSQL", database(), 2);
  }

  @Test
  void theBrokerIsRestarted() throws Exception {
    restart("Kafka", broker(), 2);
  }

  @Test
  @Tag("durability")
  void theDatabaseIsRestartedTwoHundredTimes() throws Exception {
    restart("PostgreSQL", database(), 200);
  }

  @Test
  @Tag("durability")
  void theBrokerIsRestartedTwoHundredTimes() throws Exception {
    restart("Kafka", broker(), 200);
  }

  private void restart(String what, RestartRun.Peer peer, int times) throws Exception {
    RestartRun.Figures figures = run.restart(peer, times);
    System.out.println(what + ": " + figures);
    assertThat(figures.consults()).isPositive();
    assertThat(figures.meanwhile()).as("calls that were finished meanwhile").isPositive();
  }

  /** Every other time as if its machine had failed. */
  private RestartRun.Peer database() {
    return new RestartRun.Peer() {
      @Override
      public void stop(Random random) throws IOException {
        if (random.nextBoolean()) {
          postgres.crash();
        } else {
          postgres.stop();
        }
      }

      @Override
      public void start() throws IOException {
        postgres.start();
      }
    };
  }

  private RestartRun.Peer broker() {
    return new RestartRun.Peer() {
      @Override
      public void stop(Random random) {
        kafka.stop();
      }

      @Override
      public void start() {
        kafka.start();
      }
    };
  }
}
