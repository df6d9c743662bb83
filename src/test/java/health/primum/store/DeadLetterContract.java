package health.primum.store;

import static health.primum.consult.journal.DeadLetter.Reason.FAILED;
import static health.primum.consult.journal.DeadLetter.Reason.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;

import health.primum.consult.journal.DeadLetter;
import health.primum.consult.journal.DeadLetters;
import health.primum.consult.journal.DeadLetters.Choice;
import health.primum.consult.journal.Message;
import health.primum.consult.journal.Message.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dead letters, whatever the database. Each test has a database of its own. */
abstract class DeadLetterContract {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Message TASK = new Message(Channel.AGENT_TASKS, "consult-1", "call.1");
  private static final Message REQUEST = new Message(Channel.CONSULT_REQUESTS, "consult-2", "");
  private static final Message NOISE = new Message(Channel.AGENT_TASKS, "", "sha256:00");

  private StoreSettings settings;
  private Store store;
  private DeadLetters letters;

  @BeforeEach
  void open() throws Exception {
    settings = settings();
    store = Store.open(settings);
    letters = store.deadLetters();
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Of a new database, or a skipped test. */
  abstract StoreSettings settings() throws Exception;

  private void bury(Message message, DeadLetter.Reason reason, Instant when) {
    letters.bury(DeadLetter.of(message, reason, "SomeException", when));
  }

  @Test
  void areListedLatestFirstAndByChannelOrId() {
    bury(TASK, FAILED, NOON);
    bury(REQUEST, FAILED, NOON.plusSeconds(1));
    assertThat(letters.list(Choice.ALL, 10))
        .extracting(DeadLetter::message)
        .containsExactly(REQUEST, TASK);
    assertThat(letters.list(Choice.ALL, 1)).hasSize(1);
    var tasks = letters.list(of(Channel.AGENT_TASKS), 10);
    assertThat(tasks).extracting(DeadLetter::message).containsExactly(TASK);
    assertThat(letters.list(id(tasks.getFirst().id()), 10)).isEqualTo(tasks);
    assertThat(letters.list(id("none"), 10)).isEmpty();
  }

  private static Choice of(Channel channel) {
    return new Choice(Optional.of(channel), Optional.empty());
  }

  private static Choice id(String id) {
    return new Choice(Optional.empty(), Optional.of(id));
  }

  @Test
  void theSameIsCountedNotKeptTwice() {
    bury(TASK, FAILED, NOON);
    bury(TASK, FAILED, NOON.plusSeconds(60));
    assertThat(letters.list(Choice.ALL, 10))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.times()).isEqualTo(2);
              assertThat(letter.firstAt()).isEqualTo(NOON);
              assertThat(letter.lastAt()).isEqualTo(NOON.plusSeconds(60));
            });
  }

  @Test
  void requeuedOnesAreInTheOutboxAndGone() {
    bury(TASK, FAILED, NOON);
    bury(REQUEST, FAILED, NOON);
    bury(NOISE, UNREADABLE, NOON);
    assertThat(letters.requeue(of(Channel.CONSULT_REQUESTS))).isEqualTo(1);
    assertThat(letters.requeue(Choice.ALL)).isEqualTo(1);
    var sent = new ArrayList<Message>();
    store.outbox().drain(10, sent::addAll);
    assertThat(sent).containsExactly(REQUEST, TASK);
    assertThat(letters.list(Choice.ALL, 10)).extracting(DeadLetter::message).containsExactly(NOISE);
  }

  @Test
  void outliveTheProcessAndCanBeDropped() throws Exception {
    bury(NOISE, UNREADABLE, NOON);
    store.close();
    store = Store.open(settings);
    letters = store.deadLetters();
    assertThat(letters.list(Choice.ALL, 10)).hasSize(1);
    assertThat(letters.drop(Choice.ALL)).isEqualTo(1);
    assertThat(letters.list(Choice.ALL, 10)).isEqualTo(List.of());
  }
}
