package health.primum.messaging;

import health.primum.consult.journal.Message.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Asks Kafka every two seconds whether the topics are there, and makes those that are missing: left
 * to the broker they would have one partition, and one worker all the work. Thread-safe.
 */
final class KafkaTopics implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(KafkaTopics.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int TIMEOUT_MS = 2_000;

  private final Map<String, Object> settings;
  private final int partitions;
  private final short replicas;
  private volatile boolean well;
  private @Nullable Thread thread;

  /**
   * A watch that is not on yet.
   *
   * @param settings of any client: servers, security
   * @param partitions of topics that are made: as many workers can share a channel at most
   * @param replicas of topics that are made; -1 for the broker's own default
   */
  KafkaTopics(Map<String, Object> settings, int partitions, short replicas) {
    this.settings = adminOnly(settings);
    this.partitions = partitions;
    this.replicas = replicas;
  }

  private static Map<String, Object> adminOnly(Map<String, Object> settings) {
    var own = new HashMap<>(settings);
    own.keySet().retainAll(AdminClientConfig.configNames());
    own.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    own.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    own.put(AdminClientConfig.CLIENT_ID_CONFIG, "primum-topics");
    return own;
  }

  synchronized void start() {
    thread = Thread.ofVirtual().name("kafka-topics").start(this::watch);
  }

  boolean isWell() {
    return well;
  }

  private void watch() {
    try (Admin admin = Admin.create(settings)) {
      boolean first = true;
      while (true) {
        boolean now = look(admin);
        if (now != well || first) {
          LOG.log(
              now ? Level.INFO : Level.WARNING,
              now ? "Kafka is there, with all topics" : "Kafka or one of the topics is not there");
        }
        well = now;
        first = false;
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException stopped) {
      well = false;
    }
  }

  private boolean look(Admin admin) throws InterruptedException {
    try {
      List<NewTopic> missing = missing(admin);
      if (!missing.isEmpty()) {
        make(admin, missing);
      }
      return true;
    } catch (ExecutionException fault) {
      Throwable cause = Optional.ofNullable(fault.getCause()).orElse(fault);
      LOG.log(Level.FINE, "Kafka: {0}", cause.getClass().getSimpleName());
      return false;
    }
  }

  private List<NewTopic> missing(Admin admin) throws InterruptedException, ExecutionException {
    var names = Arrays.stream(Channel.values()).map(Channel::label).toList();
    var missing = new ArrayList<NewTopic>();
    for (var topic : admin.describeTopics(names).topicNameValues().entrySet()) {
      try {
        topic.getValue().get();
      } catch (ExecutionException fault) {
        if (!(fault.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw fault;
        }
        missing.add(new NewTopic(topic.getKey(), partitions, replicas));
      }
    }
    return missing;
  }

  private static void make(Admin admin, List<NewTopic> missing)
      throws InterruptedException, ExecutionException {
    for (KafkaFuture<Void> made : admin.createTopics(missing).values().values()) {
      try {
        made.get();
      } catch (ExecutionException fault) {
        // Another process was quicker.
        if (!(fault.getCause() instanceof TopicExistsException)) {
          throw fault;
        }
      }
    }
  }

  @Override
  public synchronized void close() {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
