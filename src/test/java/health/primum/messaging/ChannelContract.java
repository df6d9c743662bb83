package health.primum.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.consult.journal.DeadLetter;
import health.primum.consult.journal.DeadLetters.Choice;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.JournalRefused;
import health.primum.consult.journal.JournalUnavailable;
import health.primum.consult.journal.Message;
import health.primum.consult.journal.Message.Channel;
import health.primum.consult.pipeline.Sender;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What channels do, whatever carries them. */
abstract class ChannelContract {
  @Inject Sender sender;
  @Inject HeardMessages handlers;
  @Inject InMemoryDeadLetters deadLetters;
  @Inject MeterRegistry meters;

  @BeforeEach
  void begin() {
    handlers.forget();
    deadLetters.drop(Choice.ALL);
    within(20, () -> assertThat(sender.isWell()).isTrue());
  }

  static void within(int seconds, org.awaitility.core.ThrowingRunnable assertion) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(seconds))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(assertion);
  }

  static Message request(String consult) {
    return new Message(Channel.CONSULT_REQUESTS, consult, "");
  }

  static Message task(String consult, int number) {
    return new Message(Channel.AGENT_TASKS, consult, "call." + number);
  }

  @Test
  void eachChannelReachesItsHandler() {
    var all =
        List.of(
            request("every"),
            task("every", 1),
            new Message(Channel.AGENT_RESULTS, "every", "call.1"),
            new Message(Channel.CONSULT_EVENTS, "every", Event.word(7, Event.Kind.MEMBER_PROPOSED)),
            new Message(Channel.EVALUATION_ITEMS, "every", "item-1"));
    sender.send(all);
    within(20, () -> assertThat(handlers.heard("every")).containsExactlyInAnyOrderElementsOf(all));
  }

  @Test
  void messagesOfOneConsultStayInTheirOrder() {
    var all =
        IntStream.range(0, 2_000).mapToObj(number -> task("order-" + number % 20, number)).toList();
    sender.send(all.subList(0, 1_000));
    sender.send(all.subList(1_000, 2_000));
    within(20, () -> assertThat(handlers.heard("order-")).hasSize(2_000));
    for (int consult = 0; consult < 20; consult++) {
      String id = "order-" + consult;
      assertThat(handlers.heard().stream().filter(message -> message.consult().equals(id)))
          .containsExactlyElementsOf(
              all.stream().filter(message -> message.consult().equals(id)).toList());
    }
  }

  @Test
  void aSlowHandlerHoldsUpItsOwnConsultOnly() {
    var gate = new Semaphore(0);
    handlers.doing(
        message -> {
          if (message.consult().equals("slow")) {
            gate.acquireUninterruptibly();
          }
        });
    sender.send(List.of(task("slow", 1), task("slow", 2), task("quick-1", 1)));
    within(20, () -> assertThat(handlers.heard("quick-1")).hasSize(1));
    assertThat(handlers.heard("slow")).isEmpty();
    gate.release(2);
    within(20, () -> assertThat(handlers.heard("slow")).hasSize(2));
  }

  @Test
  void aHandlerThatFailsOnceGetsTheMessageAgain() {
    var attempts = new AtomicInteger();
    handlers.doing(
        message -> {
          if (attempts.incrementAndGet() == 1) {
            throw new IllegalStateException("not yet");
          }
        });
    sender.send(List.of(request("once")));
    within(20, () -> assertThat(handlers.heard("once")).hasSize(1));
    assertThat(deadLetters.list(Choice.ALL, 10)).isEmpty();
  }

  @Test
  void aMessageWhoseHandlerKeepsFailingIsGivenUpCountedAndSentAgainOnRequest() {
    double before = buried("agent-tasks", "failed");
    handlers.doing(
        message -> {
          if (message.consult().equals("poison")) {
            throw new IllegalStateException("words of a patient");
          }
        });
    sender.send(List.of(task("poison", 1), task("fine", 1)));
    within(20, () -> assertThat(deadLetters.list(Choice.ALL, 10)).hasSize(1));
    DeadLetter letter = deadLetters.list(Choice.ALL, 10).getFirst();
    assertThat(letter.message()).isEqualTo(task("poison", 1));
    assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.FAILED);
    assertThat(letter.detail()).isEqualTo("IllegalStateException");
    assertThat(buried("agent-tasks", "failed") - before).isEqualTo(1);
    assertThat(handlers.heard("fine")).hasSize(1);

    handlers.doing(message -> {});
    deadLetters.outbox(message -> sender.send(List.of(message)));
    assertThat(deadLetters.requeue(Choice.ALL)).isEqualTo(1);
    within(20, () -> assertThat(handlers.heard("poison")).containsExactly(task("poison", 1)));
  }

  @Test
  void whatTheJournalRefusesIsGivenUpAndWhatItCannotDoForNowIsNot() {
    var away = new AtomicInteger();
    handlers.doing(
        message -> {
          if (message.consult().equals("refused")) {
            throw new JournalRefused("22001");
          }
          if (away.incrementAndGet() <= 3) {
            throw new JournalUnavailable(new IllegalStateException());
          }
        });
    sender.send(List.of(request("refused"), request("away")));
    within(20, () -> assertThat(deadLetters.list(Choice.ALL, 10)).hasSize(1));
    DeadLetter letter = deadLetters.list(Choice.ALL, 10).getFirst();
    assertThat(letter.message()).isEqualTo(request("refused"));
    assertThat(letter.detail()).isEqualTo("JournalRefused 22001");
    within(20, () -> assertThat(handlers.heard("away")).hasSize(1));
  }

  double buried(String channel, String reason) {
    var counter = meters.find(Delivery.BURIED).tags("channel", channel, "reason", reason).counter();
    return counter == null ? 0 : counter.count();
  }
}
