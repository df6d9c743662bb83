package health.primum.messaging;

import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.connector.OutboundConnector;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Carries messages within one process: an outgoing and an incoming channel with the same {@code
 * topic} are joined, and as many messages as the outgoing one's {@code capacity} says lie between
 * them at most. What lies there ends with the process.
 */
@ApplicationScoped
@Connector(LocalConnector.NAME)
public class LocalConnector implements InboundConnector, OutboundConnector {
  /** As it is configured. */
  public static final String NAME = "primum-local";

  /** About 10 MB of messages in all channels together. */
  private static final int CAPACITY = 20_000;

  private final Map<String, LocalTopic> topics = new ConcurrentHashMap<>();

  @Override
  public Multi<? extends Message<?>> getPublisher(Config config) {
    return topic(config).read();
  }

  @Override
  public Flow.Subscriber<? extends Message<?>> getSubscriber(Config config) {
    int capacity = config.getOptionalValue("capacity", Integer.class).orElse(CAPACITY);
    return topic(config).write(capacity);
  }

  private LocalTopic topic(Config config) {
    return topics.computeIfAbsent(config.getValue("topic", String.class), LocalTopic::new);
  }
}
