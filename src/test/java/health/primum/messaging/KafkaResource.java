package health.primum.messaging;

import health.primum.store.Postgres;
import health.primum.store.StoreSettings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.SQLException;
import java.util.Map;

/** A broker for the tests of one profile; given to fields of type {@link EmbeddedKafka}. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {
  private final EmbeddedKafka kafka = new EmbeddedKafka();

  @Override
  public Map<String, String> start() {
    kafka.start();
    StoreSettings store = database();
    return Map.of(
        "kafka.bootstrap.servers", kafka.address(),
        "primum.store.url", store.url(),
        "primum.store.user", store.user(),
        "primum.store.password", store.password());
  }

  /** Whoever shares channels shares a journal. */
  private static StoreSettings database() {
    try {
      return Postgres.shared().database();
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(kafka, new TestInjector.MatchesType(EmbeddedKafka.class));
  }

  @Override
  public void stop() {
    kafka.close();
  }
}
