package health.primum.store;

import static health.primum.store.Samples.draft;
import static health.primum.store.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.Acceptance;
import health.primum.consult.journal.Ending;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.JournalUnavailable;
import health.primum.consult.journal.Question;
import health.primum.testsupport.SilentProxy;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** PostgreSQL stops and comes back while the journal is open. */
class DatabaseGoneTest {
  private static final Duration SOON = Duration.ofSeconds(4);

  @Test
  void saysSoAtOnceAndGoesOnWhenItIsBack() throws Exception {
    var server = Postgres.shared();
    try (Store store = Store.open(server.database())) {
      ConsultId consult = held(store);
      assertThat(store.check()).isTrue();

      server.stop();
      saysSo(store, consult);

      server.start();
      goesOn(store, consult);
    } finally {
      server.start();
    }
  }

  @Test
  void whatIsWaitedForOutlivesAServerThatDies() throws Exception {
    var server = Postgres.shared();
    try (Store store = Store.open(server.database())) {
      ConsultId consult = held(store);
      store.calls().ask(Samples.call(consult, "advisor"));
      server.crash();
      server.start();
      assertThat(store.check()).isTrue();
      store.holders().alive("two", Duration.ofMinutes(5));
      assertThat(store.calls().take(consult, Samples.key(consult, "advisor").word(), "two"))
          .as("whoever asked waits for it")
          .isPresent();
    } finally {
      server.start();
    }
  }

  /** Its locks would stay for hours: nobody told the server that its client is gone. */
  @Test
  void aTransactionWhoseClientWentSilentIsEnded() throws Exception {
    StoreSettings database = Postgres.shared().database();
    URI address = URI.create(database.url().substring("jdbc:".length()));
    try (var network = new SilentProxy(address.getPort());
        Store gone = Store.open(through(network, address, database));
        Store other = Store.open(database)) {
      gone.consults().accept(question(), Optional.empty());
      assertThatThrownBy(() -> gone.outbox().drain(10, messages -> network.fallSilent()))
          .isInstanceOf(JournalUnavailable.class);
      assertThat(other.outbox().drain(10, messages -> {})).as("held").isZero();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> other.outbox().drain(10, messages -> {}) == 2);
    }
  }

  private static StoreSettings through(SilentProxy network, URI address, StoreSettings database) {
    return StoreSettings.at(
        database.url().replace(":" + address.getPort(), ":" + network.port()),
        database.user(),
        database.password());
  }

  private static ConsultId held(Store store) {
    Question asked = question();
    store.consults().accept(asked, Optional.empty());
    store.holders().alive("one", Duration.ofMinutes(5));
    store.consults().claim(asked.id(), "one");
    return asked.id();
  }

  private static void saysSo(Store store, ConsultId consult) {
    List<ThrowingCallable> methods =
        List.of(
            () -> store.consults().accept(question(), Optional.empty()),
            () -> store.consults().claim(consult, "one"),
            () -> store.consults().end(consult, "one", Ending.failed("x")),
            () -> store.consults().cancel(consult),
            () -> store.consults().find(consult),
            () -> store.consults().unfinished(),
            () -> store.calls().ask(Samples.call(consult, "advisor")),
            () -> store.calls().reserve(consult, BigDecimal.ONE),
            () -> store.calls().replies(List.of(Samples.key(consult, "advisor"))),
            () -> store.holders().alive("one", Duration.ofMinutes(5)),
            () -> store.holders().revive(Duration.ZERO),
            () -> store.retention().purge(10),
            () -> store.outbox().drain(10, messages -> {}));
    for (ThrowingCallable method : methods) {
      Instant start = Instant.now();
      assertThatThrownBy(method).isInstanceOf(JournalUnavailable.class);
      assertThat(Duration.between(start, Instant.now())).isLessThan(SOON);
    }
    store.consults().happened(draft(consult, "while it was gone"));
    assertThat(store.isWell()).isFalse();
    assertThat(store.check()).isFalse();
  }

  private static void goesOn(Store store, ConsultId consult) {
    assertThat(store.check()).isTrue();
    assertThat(store.isWell()).isTrue();
    assertThat(store.consults().accept(question(), Optional.empty()))
        .isInstanceOf(Acceptance.Accepted.class);
    assertThat(store.consults().unfinished()).isEqualTo(2);
    assertThat(store.consults().end(consult, "one", Ending.failed("x"))).isTrue();
    assertThat(store.consults().events(consult, 0, 10))
        .as("what happened meanwhile was kept")
        .extracting(Event::kind)
        .containsExactly(
            Event.Kind.ACCEPTED, Event.Kind.STARTED, Event.Kind.MEMBER_PROPOSED, Event.Kind.DONE);
  }
}
