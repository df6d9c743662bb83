package health.primum.messaging;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Knows whether there is a broker to send to; within one process there always is. Thread-safe. */
@Singleton
public final class BrokerWatch {
  private static final String KAFKA = "smallrye-kafka";

  private final @Nullable KafkaTopics kafka;

  BrokerWatch(
      @ConfigProperty(name = "primum.channels.connector") String connector,
      @ConfigProperty(name = "primum.channels.listen") boolean listen,
      @ConfigProperty(name = "primum.channels.partitions") int partitions,
      @ConfigProperty(name = "primum.channels.replicas") short replicas,
      @Identifier("default-kafka-broker") Map<String, Object> settings) {
    this.kafka =
        listen && connector.equals(KAFKA) ? new KafkaTopics(settings, partitions, replicas) : null;
  }

  /** Before the channels, whose clients would wait for topics that are not there. */
  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE - 1) StartupEvent event) {
    if (kafka != null) {
      kafka.start();
    }
  }

  @PreDestroy
  void stop() {
    if (kafka != null) {
      kafka.close();
    }
  }

  /** As of a moment ago. */
  public boolean isWell() {
    return kafka == null || kafka.isWell();
  }
}
