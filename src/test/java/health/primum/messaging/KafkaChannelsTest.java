package health.primum.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.consult.journal.DeadLetter;
import health.primum.consult.journal.DeadLetters.Choice;
import health.primum.consult.journal.Message;
import health.primum.consult.journal.Message.Channel;
import health.primum.consult.pipeline.Sender.BrokerUnavailable;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Channels over a real Kafka broker. */
@QuarkusTest
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = true)
@TestProfile(KafkaChannelsTest.Profile.class)
class KafkaChannelsTest extends ChannelContract {
  private static final int PARTITIONS = 4;

  /** As the profile kafka sets it, beside what tests need. */
  public static class Profile implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(HeardMessages.class, InMemoryDeadLetters.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "primum.channels.connector",
          "smallrye-kafka",
          "primum.channels.partitions",
          String.valueOf(PARTITIONS));
    }
  }

  @Inject KafkaClientService clients;
  EmbeddedKafka kafka;
  private KafkaSide outside;

  @BeforeEach
  void connect() {
    outside = new KafkaSide(kafka.address());
  }

  @AfterEach
  void disconnect() {
    outside.close();
  }

  @Test
  void topicsAreMadeWithTheirPartitions() {
    assertThat(outside.partitions())
        .containsExactlyInAnyOrderEntriesOf(
            java.util.Arrays.stream(Channel.values())
                .collect(Collectors.toMap(Channel::label, channel -> PARTITIONS)));
  }

  @Test
  void whatCannotBeReadIsGivenUpAndWhatFollowsIsDealtWith() {
    double unreadable = buried("consult-requests", "unreadable");
    double unknown = buried("consult-requests", "unknown-version");
    outside.put("consult-requests", "mixed-1", "Mrs Smith, 54, has a cough");
    outside.put(
        "consult-requests", "mixed-1", "{\"v\":1,\"consult\":\"Mrs Smith\",\"subject\":\"\"}");
    outside.put(
        "consult-requests", "mixed-1", "{\"v\":2,\"consult\":\"mixed-1\",\"subject\":\"\"}");
    outside.put("consult-requests", "mixed-1", Envelope.write(request("mixed-1")));
    within(20, () -> assertThat(handlers.heard("mixed-1")).hasSize(1));
    within(5, () -> assertThat(deadLetters.list(Choice.ALL, 10)).hasSize(3));
    assertThat(deadLetters.list(Choice.ALL, 10))
        .extracting(DeadLetter::reason)
        .containsExactlyInAnyOrder(
            DeadLetter.Reason.UNREADABLE,
            DeadLetter.Reason.UNREADABLE,
            DeadLetter.Reason.UNKNOWN_VERSION);
    assertThat(deadLetters.list(Choice.ALL, 10).toString()).doesNotContain("Smith");
    within(5, () -> assertThat(buried("consult-requests", "unreadable") - unreadable).isEqualTo(2));
    assertThat(buried("consult-requests", "unknown-version") - unknown).isEqualTo(1);

    deadLetters.outbox(message -> sender.send(List.of(message)));
    assertThat(deadLetters.requeue(Choice.ALL)).isEqualTo(1);
    within(20, () -> assertThat(handlers.heard("mixed-1")).hasSize(2));
  }

  @Test
  void workIsSharedAndResultsReachEveryProcess() {
    try (var other = outside.join("agent-tasks", "primum-agent-tasks", "earliest");
        var listener = outside.join("agent-results", "another-process", "latest")) {
      var all =
          IntStream.range(0, 200)
              .boxed()
              .flatMap(
                  number ->
                      java.util.stream.Stream.of(
                          task("share-" + number, number),
                          new Message(Channel.AGENT_RESULTS, "share-" + number, "call." + number)))
              .toList();
      sender.send(all);
      within(
          20,
          () -> {
            assertThat(listener.values()).hasSize(200);
            assertThat(ofChannel("share-", Channel.AGENT_RESULTS)).hasSize(200);
            assertThat(ofChannel("share-", Channel.AGENT_TASKS).size() + other.values().size())
                .isEqualTo(200);
          });
      assertThat(other.values()).isNotEmpty();
      assertThat(ofChannel("share-", Channel.AGENT_TASKS)).isNotEmpty();
    }
  }

  private List<Message> ofChannel(String begin, Channel channel) {
    return handlers.heard(begin).stream().filter(message -> message.channel() == channel).toList();
  }

  @Test
  void whatAConsumerHadAndDidNotFinishComesAgain() {
    var gate = new Semaphore(0);
    var begun = new AtomicInteger();
    handlers.doing(
        message -> {
          begun.incrementAndGet();
          gate.acquireUninterruptibly();
        });
    sender.send(IntStream.range(0, 5).mapToObj(number -> task("again-" + number, 1)).toList());
    within(20, () -> assertThat(begun.get()).isEqualTo(5));
    outside.removeMembers("primum-agent-tasks");
    within(20, () -> assertThat(outside.members("primum-agent-tasks")).isEqualTo(1));
    gate.release(1_000);
    within(
        20,
        () ->
            assertThat(new HashSet<>(handlers.heard("again-")))
                .hasSize(5)
                .satisfies(any -> assertThat(handlers.heard("again-")).hasSizeGreaterThan(5)));
  }

  @Test
  void aBrokerThatGoesAwayIsSaidAtOnceAndComesBackByItself() {
    kafka.stop();
    long begin = System.nanoTime();
    assertThatThrownBy(() -> sender.send(List.of(request("away"))))
        .isInstanceOf(BrokerUnavailable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(6));
    within(5, () -> assertThat(sender.isWell()).isFalse());
    assertThat(health("ready")).isEqualTo(503);
    assertThat(health("live")).isEqualTo(200);

    kafka.start();
    within(20, () -> assertThat(sender.isWell()).isTrue());
    assertThat(health("ready")).isEqualTo(200);
    sender.send(List.of(request("back"), task("back", 1)));
    within(20, () -> assertThat(handlers.heard("back")).hasSize(2));
    assertThat(health("live")).isEqualTo(200);
  }

  private static int health(String kind) {
    return RestAssured.get("/q/health/" + kind).statusCode();
  }

  @Test
  void aBlockedHandlerHoldsBackAHundredThousandMessagesWithoutFillingMemory() {
    var gate = new Semaphore(0);
    var begun = new AtomicInteger();
    handlers.doing(
        message -> {
          // What other tests left behind is none of the flood.
          if (message.consult().startsWith("flood-")) {
            begun.incrementAndGet();
            gate.acquireUninterruptibly();
          }
        });
    long before = taken("items");
    for (int i = 0; i < 100_000; i++) {
      outside.put(
          "evaluation-items",
          "flood-" + i,
          Envelope.write(new Message(Channel.EVALUATION_ITEMS, "flood-" + i, "x")));
    }
    outside.flush();
    within(20, () -> assertThat(begun.get()).isGreaterThan(10));
    assertThat(begun.get()).isLessThanOrEqualTo(Lanes.LANES);
    within(
        20,
        () ->
            assertThat(outside.lag("primum-evaluation-items", "evaluation-items"))
                .isEqualTo(100_000));
    assertThat(taken("items") - before).isLessThan(5_000);
    gate.release(200_000);
    within(
        60,
        () -> assertThat(handlers.heard("flood-").stream().distinct().count()).isEqualTo(100_000));
  }

  /** Offsets up to which a channel has taken records from the broker. */
  private long taken(String channel) {
    return clients
        .getConsumer(channel)
        .getPositions()
        .await()
        .atMost(Duration.ofSeconds(10))
        .values()
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }
}
