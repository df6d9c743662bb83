package health.primum.messaging;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A broker for the tests of one profile; given to fields of type {@link EmbeddedKafka}. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {
  private final EmbeddedKafka kafka = new EmbeddedKafka();

  @Override
  public Map<String, String> start() {
    kafka.start();
    return Map.of("kafka.bootstrap.servers", kafka.address());
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
