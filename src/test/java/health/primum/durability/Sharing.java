package health.primum.durability;

import health.primum.messaging.EmbeddedKafka;
import health.primum.store.StoreSettings;
import java.nio.file.Path;
import java.sql.SQLException;

/** What processes have in common that share their work: a home, models, a broker and a database. */
record Sharing(Path home, StubModels models, EmbeddedKafka kafka, StoreSettings database) {
  /**
   * A process that is not started yet.
   *
   * @param role {@code api} or {@code worker}
   * @param via where it asks models, so that they know it, e.g. {@code /one}
   */
  ServiceProcess process(String role, String via) {
    return new ServiceProcess(home, "serve", "--role=" + role)
        .with("QUARKUS_PROFILE", "kafka")
        // Else a worker that is told to stop finishes all it has while it waits for requests to
        // end.
        .with("QUARKUS_SHUTDOWN_TIMEOUT", "0s")
        .with("KAFKA_BOOTSTRAP_SERVERS", kafka.address())
        .with("PRIMUM_STORE_URL", database.url())
        .with("PRIMUM_STORE_USER", database.user())
        .with("PRIMUM_STORE_PASSWORD", database.password())
        .with("STUB_BASE_URL", models.url() + via);
  }

  KeptJournal journal() throws SQLException {
    return KeptJournal.at(database.url(), database.user(), database.password());
  }
}
