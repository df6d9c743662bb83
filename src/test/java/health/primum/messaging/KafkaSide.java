package health.primum.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Another process's side of the broker, by plain clients. */
final class KafkaSide implements AutoCloseable {
  private final String address;
  private final Admin admin;
  private final KafkaProducer<String, String> producer;

  KafkaSide(String address) {
    this.address = address;
    this.admin = Admin.create(Map.of("bootstrap.servers", address));
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", address), new StringSerializer(), new StringSerializer());
  }

  void put(String topic, String key, String value) {
    producer.send(new ProducerRecord<>(topic, key, value));
  }

  void flush() {
    producer.flush();
  }

  Map<String, Integer> partitions() {
    var names = get(admin.listTopics().names());
    return get(admin.describeTopics(names).allTopicNames()).entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, topic -> topic.getValue().partitions().size()));
  }

  int members(String group) {
    return get(admin.describeConsumerGroups(List.of(group)).all()).get(group).members().size();
  }

  /** As the broker does with a process that died. */
  void removeMembers(String group) {
    get(
        admin
            .removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
            .all());
  }

  /** Messages of a topic that a group has not committed. */
  long lag(String group, String topic) {
    var ends =
        get(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic).partitions().stream()
            .collect(
                Collectors.toMap(
                    partition -> new TopicPartition(topic, partition.partition()),
                    partition -> OffsetSpec.latest()));
    long written =
        get(admin.listOffsets(ends).all()).values().stream().mapToLong(end -> end.offset()).sum();
    long done =
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()).values().stream()
            .filter(java.util.Objects::nonNull)
            .mapToLong(offset -> offset.offset())
            .sum();
    return written - done;
  }

  /** Joins a group and reads until it is closed; returns when it has its partitions. */
  Member join(String topic, String group, String from) {
    var member = new Member(topic, group, from);
    member.awaitPartitions();
    return member;
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
    admin.close(Duration.ofSeconds(1));
  }

  /** Reads on a thread of its own. */
  final class Member implements AutoCloseable {
    private final List<String> values = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile int partitions;

    private Member(String topic, String group, String from) {
      this.thread = Thread.ofVirtual().start(() -> read(topic, group, from));
    }

    private void read(String topic, String group, String from) {
      Map<String, Object> settings =
          Map.of(
              "bootstrap.servers",
              address,
              "group.id",
              group,
              "session.timeout.ms",
              "6000",
              "heartbeat.interval.ms",
              "1000",
              "auto.offset.reset",
              from,
              "partition.assignment.strategy",
              "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
      try (var consumer =
          new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
        consumer.subscribe(List.of(topic));
        while (!closed) {
          consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
          Collection<TopicPartition> now = consumer.assignment();
          now.forEach(consumer::position);
          partitions = now.size();
        }
        consumer.commitSync();
      }
    }

    void awaitPartitions() {
      ChannelContract.within(
          20, () -> org.assertj.core.api.Assertions.assertThat(partitions).isPositive());
    }

    List<String> values() {
      return List.copyOf(values);
    }

    @Override
    public void close() {
      closed = true;
      try {
        thread.join();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
