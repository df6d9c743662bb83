package health.primum.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import health.primum.agent.Fingerprint;
import health.primum.consult.ConsultId;
import health.primum.consult.TeamId;
import health.primum.consult.journal.Acceptance;
import health.primum.consult.journal.Caller;
import health.primum.consult.journal.Ending;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.Filter;
import health.primum.consult.journal.JournalUnavailable;
import health.primum.consult.journal.Message;
import health.primum.consult.journal.Page;
import health.primum.consult.journal.Question;
import health.primum.consult.journal.Repeatable;
import health.primum.consult.journal.State;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InMemoryJournalTest {
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final ConsultId ONE = new ConsultId("one");

  private final InMemoryJournal journal = new InMemoryJournal(Clock.systemUTC());

  @Test
  void aConsultEndsOnceAndItsEventsHaveNoGap() {
    accept("one", "acme", Optional.empty());
    journal.alive("h", LEASE);
    assertThat(journal.claim(ONE, "h")).hasValueSatisfying(c -> assertThat(c.attempt()).isOne());
    assertThat(journal.claim(ONE, "other")).isEmpty();
    journal.happened(draft("m1"));
    journal.happened(draft("m1"));
    assertThat(journal.end(ONE, "other", Ending.failed("x"))).isFalse();
    assertThat(journal.end(ONE, "h", Ending.failed("x"))).isTrue();
    assertThat(journal.cancel(ONE)).isFalse();
    journal.happened(draft("m2"));
    assertThat(journal.events(ONE, 0, 10))
        .extracting(Event::sequence, Event::kind)
        .containsExactly(
            tuple(1L, Event.Kind.ACCEPTED),
            tuple(2L, Event.Kind.STARTED),
            tuple(3L, Event.Kind.STARTED),
            tuple(4L, Event.Kind.DONE));
    assertThat(journal.find(ONE).orElseThrow().state()).isEqualTo(State.FAILED);
  }

  @Test
  void aKeyBelongsToOneQuestionOfItsTenant() {
    assertThat(accept("one", "acme", key("k", "a"))).isEqualTo(new Acceptance.Accepted(ONE));
    assertThat(accept("two", "acme", key("k", "a"))).isEqualTo(new Acceptance.Repeated(ONE));
    assertThat(accept("two", "acme", key("k", "b"))).isEqualTo(new Acceptance.KeyTaken());
    assertThat(accept("two", "other", key("k", "b")))
        .isEqualTo(new Acceptance.Accepted(new ConsultId("two")));
    assertThat(journal.unfinished()).isEqualTo(2);
  }

  @Test
  void pagesHoldTheLatestFirstAndOfOneTenant() {
    for (String id : List.of("1", "2", "3")) {
      accept(id, "acme", Optional.empty());
    }
    accept("x", "other", Optional.empty());
    Page first = journal.page(filter(Optional.empty()));
    assertThat(first.consults()).extracting(c -> c.id().value()).containsExactly("3", "2");
    Page second = journal.page(filter(first.next()));
    assertThat(second.consults()).extracting(c -> c.id().value()).containsExactly("1");
    assertThat(second.next()).isEmpty();
  }

  @Test
  void messagesStayUntilTheyAreSent() {
    var heard = new ArrayList<String>();
    journal.onMessage(() -> heard.add("news"));
    accept("one", "acme", Optional.empty());
    assertThatThrownBy(
            () ->
                journal.drain(
                    9,
                    messages -> {
                      throw new IllegalStateException("no broker");
                    }))
        .isInstanceOf(IllegalStateException.class);
    var sent = new ArrayList<Message>();
    assertThat(journal.drain(9, sent::addAll)).isEqualTo(2);
    assertThat(journal.drain(9, sent::addAll)).isZero();
    assertThat(sent)
        .extracting(Message::channel)
        .containsExactlyInAnyOrder(
            Message.Channel.CONSULT_REQUESTS, Message.Channel.CONSULT_EVENTS);
    assertThat(heard).hasSize(1);
  }

  @Test
  void whatNobodyHoldsIsSentAgainAndABudgetIsKept() {
    accept("one", "acme", Optional.empty());
    assertThat(journal.claim(ONE, "dead")).isPresent();
    assertThat(journal.revive(Duration.ofSeconds(-1))).isOne();
    assertThat(journal.revive(LEASE)).isZero();
    assertThat(journal.reserve(ONE, new BigDecimal("0.8"))).isTrue();
    assertThat(journal.reserve(ONE, new BigDecimal("0.8"))).isFalse();
    journal.settle(ONE, new BigDecimal("0.8"), new BigDecimal("0.1"));
    assertThat(journal.reserve(ONE, new BigDecimal("0.8"))).isTrue();
  }

  @Test
  void outOfReachNothingIsChanged() {
    journal.outOfReach(true);
    assertThatThrownBy(() -> accept("one", "acme", Optional.empty()))
        .isInstanceOf(JournalUnavailable.class);
    journal.outOfReach(false);
    assertThat(journal.find(ONE)).isEmpty();
  }

  private Acceptance accept(String id, String tenant, Optional<Repeatable> key) {
    Instant now = Instant.now();
    return journal.accept(
        new Question(
            new ConsultId(id),
            new Caller(tenant, "user"),
            Fixtures.aCase(),
            new TeamId("team"),
            Fingerprint.of("team"),
            now,
            now.plusSeconds(20),
            BigDecimal.ONE,
            now.plusSeconds(60)),
        key);
  }

  private static Optional<Repeatable> key(String key, String body) {
    return Optional.of(new Repeatable(key, Fingerprint.of(body)));
  }

  private static Filter filter(Optional<String> cursor) {
    return new Filter("acme", Optional.empty(), Optional.empty(), cursor, 2);
  }

  private static Event.Draft draft(String mark) {
    return new Event.Draft(ONE, mark, Instant.now(), Event.Kind.STARTED, new TreeMap<>());
  }
}
