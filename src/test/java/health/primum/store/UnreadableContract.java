package health.primum.store;

import static health.primum.store.Samples.call;
import static health.primum.store.Samples.key;
import static health.primum.store.Samples.question;
import static health.primum.store.Samples.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import health.primum.agent.Failure;
import health.primum.agent.ModelReply;
import health.primum.consult.ConsultId;
import health.primum.consult.journal.Consult;
import health.primum.consult.journal.DeadLetter;
import health.primum.consult.journal.Ending;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.JournalRefused;
import health.primum.consult.journal.Message;
import health.primum.consult.journal.Message.Channel;
import health.primum.consult.journal.Question;
import health.primum.consult.journal.State;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A row that cannot be read, and what the database will not take, end what they belong to and
 * nothing else: the database is there, and to try again is of no use.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UnreadableContract {
  private StoreSettings settings;
  private Store store;

  /** Of a new database, or skipped tests. */
  abstract StoreSettings settings() throws Exception;

  @BeforeAll
  void open() throws Exception {
    settings = settings();
    store = Store.open(settings);
  }

  @BeforeEach
  void empty() throws SQLException {
    sql("delete from consult");
    sql("delete from outbox");
    store.holders().alive("one", Duration.ofMinutes(1));
  }

  @AfterAll
  void close() {
    if (store != null) {
      store.close();
    }
  }

  @Test
  void aConsultOfWhichTheQuestionCannotBeReadFails() throws SQLException {
    ConsultId consult = accepted();
    sql("update clinical_case set document = '{\"secret\": 1}'");
    sent();

    assertThat(store.consults().claim(consult, "one")).isEmpty();

    Consult found = store.consults().find(consult).orElseThrow();
    assertThat(found.state()).isEqualTo(State.FAILED);
    assertThat(found.failure())
        .startsWith("what was kept of it cannot be read (")
        .doesNotContain("secret");
    assertThat(store.consults().claim(consult, "one")).isEmpty();
    assertThat(store.holders().revive(Duration.ZERO)).isZero();
    assertThat(store.consults().events(consult, 0, 10))
        .extracting(Event::kind)
        .containsExactly(Event.Kind.ACCEPTED, Event.Kind.STARTED, Event.Kind.DONE);
    assertThat(sent()).extracting(Message::channel).containsOnly(Channel.CONSULT_EVENTS);
    assertThat(store.isWell()).isTrue();
  }

  @Test
  void aCallOfWhichTheQuestionCannotBeReadIsAnsweredWithThat() throws SQLException {
    ConsultId consult = accepted();
    store.calls().ask(call(consult, "advisor"));
    sql("update clinical_case set document = '{\"secret\": 1}'");
    sent();

    assertThat(store.calls().take(consult, key(consult, "advisor").word(), "one")).isEmpty();

    failed(consult, "advisor", Failure.UNAVAILABLE);
    assertThat(sent()).extracting(Message::channel).containsExactly(Channel.AGENT_RESULTS);
  }

  @Test
  void aReplyThatCannotBeReadIsThatMembersAndNobodyElses() throws SQLException {
    ConsultId broken = answered();
    ConsultId fine = answered();
    sql(
        "update member_reply set document = '{\"outcome\": \"secret\"}' where call_id ="
            + " (select id from member_call where consult_id = '"
            + broken
            + "')");

    assertThat(store.calls().replies(List.of(key(broken, "advisor"), key(fine, "advisor"))))
        .containsEntry(key(fine, "advisor"), reply("Rest."));
    failed(broken, "advisor", Failure.UNPARSEABLE);
    assertThat(store.consults().claim(broken, "one").orElseThrow().replies()).hasSize(1);
  }

  @Test
  void adviceThatCannotBeReadIsRefusedWithoutAWordOfIt() throws SQLException {
    ConsultId consult = accepted();
    store.consults().claim(consult, "one");
    store.consults().end(consult, "one", Ending.with(Samples.advice(consult)));
    sql("update advice set document = '[\"secret\"]'");

    assertThatThrownBy(() -> store.consults().find(consult))
        .isInstanceOf(JournalRefused.class)
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  @Test
  void anEventOfAKindThatIsNotKnownIsRefused() throws SQLException {
    ConsultId consult = accepted();
    sql("update event set kind = 'OF_A_LATER_VERSION'");

    assertThatThrownBy(() -> store.consults().events(consult, 0, 10))
        .isInstanceOf(JournalRefused.class)
        .hasMessageNotContaining("LATER");
  }

  @Test
  void whatTheDatabaseWillNotTakeIsRefusedByItsKind() {
    var tooLong = new Message(Channel.AGENT_TASKS, "secret".repeat(50), "call");
    DeadLetter letter = DeadLetter.of(tooLong, DeadLetter.Reason.FAILED, "", Samples.NOW);

    assertThatThrownBy(() -> store.deadLetters().bury(letter))
        .asInstanceOf(type(JournalRefused.class))
        .satisfies(refused -> assertThat(refused.kind()).isEqualTo("22001"))
        .satisfies(refused -> assertThat(refused).hasMessageNotContaining("secret").hasNoCause());
    assertThat(store.isWell()).isTrue();
  }

  private void failed(ConsultId consult, String agent, Failure failure) {
    assertThat(store.calls().replies(List.of(key(consult, agent))).get(key(consult, agent)))
        .asInstanceOf(type(ModelReply.Failed.class))
        .satisfies(
            failed -> {
              assertThat(failed.failure()).isEqualTo(failure);
              assertThat(failed.detail()).contains("cannot be read").doesNotContain("secret");
            });
  }

  private ConsultId answered() {
    ConsultId consult = accepted();
    store.calls().ask(call(consult, "advisor"));
    store.calls().answer(call(consult, "advisor"), reply("Rest."));
    return consult;
  }

  private ConsultId accepted() {
    Question asked = question();
    store.consults().accept(asked, Optional.empty());
    return asked.id();
  }

  private List<Message> sent() {
    var all = new ArrayList<Message>();
    while (store.outbox().drain(100, all::addAll) > 0) {}
    return all;
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(Pools.url(settings), settings.user(), settings.password())) {
      connection.createStatement().execute(statement);
    }
  }
}
