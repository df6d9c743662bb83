package health.primum.store;

import static health.primum.store.Samples.CALLER;
import static health.primum.store.Samples.NOW;
import static health.primum.store.Samples.advice;
import static health.primum.store.Samples.call;
import static health.primum.store.Samples.draft;
import static health.primum.store.Samples.forgottenAfter;
import static health.primum.store.Samples.id;
import static health.primum.store.Samples.key;
import static health.primum.store.Samples.question;
import static health.primum.store.Samples.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.agent.Failure;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelReply;
import health.primum.consult.ConsultId;
import health.primum.consult.TeamId;
import health.primum.consult.journal.Acceptance;
import health.primum.consult.journal.CallJournal;
import health.primum.consult.journal.Caller;
import health.primum.consult.journal.Claim;
import health.primum.consult.journal.Consult;
import health.primum.consult.journal.ConsultJournal;
import health.primum.consult.journal.Ending;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.Filter;
import health.primum.consult.journal.Holders;
import health.primum.consult.journal.MemberCall;
import health.primum.consult.journal.Message;
import health.primum.consult.journal.Message.Channel;
import health.primum.consult.journal.Outbox;
import health.primum.consult.journal.Page;
import health.primum.consult.journal.Question;
import health.primum.consult.journal.Repeatable;
import health.primum.consult.journal.Retention;
import health.primum.consult.journal.State;
import health.primum.fault.FaultyInput;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the ports promise, whatever the database. Each test begins with empty tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JournalContract {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration OVER = Duration.ofSeconds(-1);

  private StoreSettings settings;
  private Store store;
  private ConsultJournal consults;
  private CallJournal calls;
  private Holders holders;
  private Retention retention;
  private Outbox outbox;

  /** Of a new database, or skipped tests. */
  abstract StoreSettings settings() throws Exception;

  @BeforeAll
  void open() throws Exception {
    settings = settings();
    store = Store.open(settings);
  }

  @BeforeEach
  void empty() throws SQLException {
    for (String table : List.of("consult", "outbox", "holder")) {
      sql("delete from " + table);
    }
    consults = store.consults();
    calls = store.calls();
    holders = store.holders();
    retention = store.retention();
    outbox = store.outbox();
    holders.alive("one", LEASE);
    holders.alive("two", LEASE);
  }

  @AfterAll
  void close() {
    if (store != null) {
      store.close();
    }
  }

  // Accepting

  @Test
  void keepsWhatWasAsked() {
    Question asked = question();

    assertThat(consults.accept(asked, Optional.empty()))
        .isEqualTo(new Acceptance.Accepted(asked.id()));

    Claim claim = consults.claim(asked.id(), "one").orElseThrow();
    assertThat(claim.question()).isEqualTo(asked);
    assertThat(claim.attempt()).isEqualTo(1);
    assertThat(claim.replies()).isEmpty();
  }

  @Test
  void isTakenAsItIsAccepted() {
    Question asked = question();
    var claims = new ArrayList<Claim>();

    assertThat(consults.accept(asked, Optional.empty(), "one", claims::add))
        .isEqualTo(new Acceptance.Accepted(asked.id()));

    assertThat(claims)
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.question()).isEqualTo(asked);
              assertThat(claim.attempt()).isEqualTo(1);
              assertThat(claim.replies()).isEmpty();
            });
    assertThat(consults.find(asked.id()).orElseThrow().state()).isEqualTo(State.RUNNING);
    assertThat(consults.events(asked.id(), 0, 10))
        .extracting(Event::kind)
        .containsExactly(Event.Kind.ACCEPTED, Event.Kind.STARTED);
    assertThat(sent())
        .containsExactly(new Message(Channel.CONSULT_EVENTS, asked.id().value(), "2 started"));
    assertThat(consults.claim(asked.id(), "two")).isEmpty();
    consults.happened(draft(asked.id(), "pooled"));
    assertThat(consults.end(asked.id(), "one", new Ending(State.ADVISED, null, advice(asked.id()))))
        .isTrue();
    assertThat(consults.events(asked.id(), 2, 10)).extracting(Event::sequence).contains(3L, 4L);
  }

  @Test
  void ofWhoTookItAsItWasAcceptedOthersTakeItOver() {
    Question asked = question();
    consults.accept(asked, Optional.empty(), "one", any -> {});
    sent();
    holders.alive("one", OVER);

    assertThat(holders.revive(Duration.ZERO)).isEqualTo(1);

    assertThat(sent())
        .containsExactly(new Message(Channel.CONSULT_REQUESTS, asked.id().value(), ""));
    assertThat(consults.claim(asked.id(), "two").orElseThrow().attempt()).isEqualTo(2);
  }

  @Test
  void aRepeatedQuestionIsTakenByNobody() {
    Question first = question();
    Repeatable repeatable = new Repeatable("again", Fingerprint.of("body"));
    consults.accept(first, Optional.of(repeatable));
    var claims = new ArrayList<Claim>();

    assertThat(consults.accept(question(), Optional.of(repeatable), "one", claims::add))
        .isEqualTo(new Acceptance.Repeated(first.id()));

    assertThat(claims).isEmpty();
    assertThat(consults.unfinished()).isEqualTo(1);
  }

  @Test
  void anAcceptedConsultHasItsFirstEventAndItsMessages() {
    ConsultId consult = accepted();

    assertThat(consults.find(consult))
        .hasValueSatisfying(
            found -> {
              assertThat(found.state()).isEqualTo(State.ACCEPTED);
              assertThat(found.caller()).isEqualTo(CALLER);
              assertThat(found.acceptedAt()).isEqualTo(NOW);
              assertThat(found.endedAt()).isNull();
              assertThat(found.advice()).isNull();
            });
    assertThat(consults.events(consult, 0, 10))
        .singleElement()
        .satisfies(event -> assertThat(event.kind()).isEqualTo(Event.Kind.ACCEPTED));
    assertThat(sent())
        .containsExactlyInAnyOrder(
            new Message(Channel.CONSULT_REQUESTS, consult.value(), ""),
            new Message(Channel.CONSULT_EVENTS, consult.value(), "1 accepted"));
  }

  @Test
  void aRequestThatIsSentAgainIsTheSameConsult() {
    var key = new Repeatable("key-1", Fingerprint.of("body"));
    Question first = question();
    consults.accept(first, Optional.of(key));
    sent();

    assertThat(consults.accept(question(), Optional.of(key)))
        .isEqualTo(new Acceptance.Repeated(first.id()));
    assertThat(
            consults.accept(
                question(), Optional.of(new Repeatable("key-1", Fingerprint.of("other")))))
        .isEqualTo(new Acceptance.KeyTaken());
    assertThat(sent()).isEmpty();
    assertThat(consults.unfinished()).isEqualTo(1);
  }

  @Test
  void aKeyIsKnownWithinItsTenantOnly() {
    var key = Optional.of(new Repeatable("key-1", Fingerprint.of("body")));
    consults.accept(question(), key);
    Question elsewhere = Samples.ofTenant("another", NOW);

    assertThat(consults.accept(elsewhere, key)).isEqualTo(new Acceptance.Accepted(elsewhere.id()));
  }

  @Test
  void aKeyIsForgottenWithItsConsultOrADayAfterItsEnd() throws SQLException {
    var key = Optional.of(new Repeatable("key-1", Fingerprint.of("body")));
    Question first = question();
    consults.accept(first, key);
    consults.cancel(first.id());
    assertThat(consults.accept(question(), key)).isEqualTo(new Acceptance.Repeated(first.id()));

    sql("update consult set ended_at = current_timestamp - interval '25' hour");
    Question second = question();
    assertThat(consults.accept(second, key)).isEqualTo(new Acceptance.Accepted(second.id()));

    consults.cancel(second.id());
    retention.forget(second.id());
    Question third = question();
    assertThat(consults.accept(third, key)).isEqualTo(new Acceptance.Accepted(third.id()));
  }

  @Test
  void whatAKeyStandsForIsFoundWithoutAskingAgain() throws SQLException {
    var key = new Repeatable("key-1", Fingerprint.of("body"));
    Question first = question();
    assertThat(consults.repeated(first.caller(), key)).isEmpty();
    consults.accept(first, Optional.of(key));

    assertThat(consults.repeated(first.caller(), key))
        .contains(new Acceptance.Repeated(first.id()));
    assertThat(consults.repeated(first.caller(), new Repeatable("key-1", Fingerprint.of("other"))))
        .contains(new Acceptance.KeyTaken());
    assertThat(consults.repeated(new Caller("another", "user"), key)).isEmpty();

    consults.cancel(first.id());
    sql("update consult set ended_at = current_timestamp - interval '25' hour");
    assertThat(consults.repeated(first.caller(), key)).isEmpty();
  }

  @Test
  void theSameConsultWrittenTwiceStandsOnce() {
    Question asked = question();
    consults.accept(asked, Optional.empty());

    assertThat(consults.accept(asked, Optional.empty()))
        .isEqualTo(new Acceptance.Repeated(asked.id()));
    assertThat(consults.events(asked.id(), 0, 10)).hasSize(1);
  }

  // Holding

  @Test
  void whatALivingHolderHoldsNobodyElseTakes() {
    ConsultId consult = accepted();
    consults.claim(consult, "one");

    assertThat(consults.claim(consult, "two")).isEmpty();
    assertThat(consults.claim(consult, "one")).as("the same message again").isEmpty();
    assertThat(consults.claim(id(), "one")).as("no such consult").isEmpty();
  }

  @Test
  void whatADeadHolderHeldAnotherTakesWithTheRepliesThatCame() {
    ConsultId consult = accepted();
    consults.claim(consult, "one");
    calls.ask(call(consult, "advisor"));
    calls.ask(call(consult, "guardian"));
    calls.answer(call(consult, "advisor"), reply("Rest."));
    holders.alive("one", OVER);

    Claim claim = consults.claim(consult, "two").orElseThrow();

    assertThat(claim.attempt()).isEqualTo(2);
    assertThat(claim.replies()).isEqualTo(Map.of(key(consult, "advisor"), reply("Rest.")));
    assertThat(kinds(consult))
        .containsExactly(Event.Kind.ACCEPTED, Event.Kind.STARTED, Event.Kind.STARTED);
    assertThat(consults.end(consult, "one", Ending.failed("late"))).isFalse();
  }

  @Test
  void whoLeavesGivesBackAndSaysSo() {
    ConsultId consult = accepted();
    consults.claim(consult, "one");
    calls.ask(call(consult, "advisor"));
    calls.take(consult, key(consult, "advisor").word(), "one");
    sent();

    holders.leave("one");

    assertThat(sent())
        .containsExactlyInAnyOrder(
            new Message(Channel.CONSULT_REQUESTS, consult.value(), ""),
            new Message(Channel.AGENT_TASKS, consult.value(), key(consult, "advisor").word()));
    assertThat(consults.claim(consult, "two")).isPresent();
    assertThat(calls.take(consult, key(consult, "advisor").word(), "two")).isPresent();
  }

  @Test
  void whatAHolderDoesNotKnowThatItHoldsIsGivenBack() {
    Question known = question();
    Question unknown = question();
    consults.accept(known, Optional.empty(), "one", any -> {});
    consults.accept(unknown, Optional.empty(), "one", any -> {});
    for (Question each : List.of(known, unknown)) {
      for (String agent : List.of("advisor", "guardian")) {
        calls.ask(call(each.id(), agent));
      }
    }
    String word = key(known.id(), "advisor").word();
    calls.take(known.id(), word, "one");
    calls.take(known.id(), key(known.id(), "guardian").word(), "one");
    calls.take(unknown.id(), key(unknown.id(), "advisor").word(), "two");
    sent();

    int given =
        holders.giveBack(
            "one",
            known.id()::equals,
            (consult, call) -> consult.equals(known.id()) && call.equals(word));

    assertThat(given).isEqualTo(2);
    assertThat(sent())
        .containsExactlyInAnyOrder(
            new Message(Channel.CONSULT_REQUESTS, unknown.id().value(), ""),
            new Message(
                Channel.AGENT_TASKS, known.id().value(), key(known.id(), "guardian").word()));
    assertThat(consults.claim(known.id(), "two")).isEmpty();
    assertThat(consults.claim(unknown.id(), "two").orElseThrow().attempt()).isEqualTo(2);
  }

  @Test
  void whatIsLostIsSentAgainOncePerLease() {
    ConsultId lost = accepted();
    calls.ask(call(lost, "advisor"));
    calls.ask(call(lost, "guardian"));
    calls.answer(call(lost, "guardian"), reply("No."));
    ConsultId held = accepted();
    consults.claim(held, "one");
    ConsultId over = accepted();
    consults.cancel(over);
    sent();

    assertThat(holders.revive(LEASE)).as("sent out just now").isZero();
    assertThat(holders.revive(Duration.ZERO)).isEqualTo(2);
    assertThat(holders.revive(LEASE)).as("sent out again just now").isZero();
    assertThat(sent())
        .containsExactlyInAnyOrder(
            new Message(Channel.CONSULT_REQUESTS, lost.value(), ""),
            new Message(Channel.AGENT_TASKS, lost.value(), key(lost, "advisor").word()));
  }

  @Test
  void whatADeadHolderHeldIsSentAgain() {
    ConsultId consult = accepted();
    consults.claim(consult, "one");
    holders.alive("one", OVER);

    assertThat(holders.revive(Duration.ZERO)).isEqualTo(1);
  }

  @Test
  void signsOfLifeDoNotWaitForThoseWhoRead() throws Exception {
    var reading = new CountDownLatch(settings.connections());
    var until = new CountDownLatch(1);
    try (var readers = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (int i = 0; i < settings.connections(); i++) {
        var any = readers.submit(() -> store.database().read(handle -> hold(reading, until)));
        assertThat(any).isNotNull();
      }
      assertThat(reading.await(10, TimeUnit.SECONDS)).as("every connection is in use").isTrue();

      long start = System.nanoTime();
      holders.alive("one", LEASE);

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Pools.PATIENCE);
      until.countDown();
    } finally {
      until.countDown();
    }
  }

  private static boolean hold(CountDownLatch reading, CountDownLatch until) {
    reading.countDown();
    try {
      return until.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  // Events

  @Test
  void eventsAreNumberedWithoutAGapAndHappenOnce() {
    ConsultId consult = accepted();
    consults.claim(consult, "one");
    for (String mark : List.of("a", "b", "a", "c", "b")) {
      consults.happened(draft(consult, mark));
    }
    consults.happened(draft(consult, "c"));
    consults.end(consult, "one", Ending.failed("no model answers"));
    consults.happened(draft(consult, "too late"));
    accepted();

    List<Event> events = consults.events(consult, 0, 100);
    assertThat(events)
        .extracting(Event::sequence)
        .isEqualTo(LongStream.rangeClosed(1, 6).boxed().toList());
    assertThat(events.get(2).data()).isEqualTo(draft(consult, "a").data());
    assertThat(events.getLast().kind()).isEqualTo(Event.Kind.DONE);
    assertThat(events.getLast().data())
        .isEqualTo(Map.of("outcome", "failed", "failure", "no model answers"));
    assertThat(consults.events(consult, 4, 1)).extracting(Event::sequence).containsExactly(5L);
    assertThat(sent().stream().filter(m -> m.channel() == Channel.CONSULT_EVENTS))
        .filteredOn(message -> message.consult().equals(consult.value()))
        .extracting(Message::subject)
        .as("of what was written together the last is told")
        .isSubsetOf(events.stream().map(e -> Event.word(e.sequence(), e.kind())).toList())
        .startsWith(Event.word(1, Event.Kind.ACCEPTED))
        .endsWith(Event.word(6, Event.Kind.DONE))
        .doesNotHaveDuplicates();
  }

  @Test
  void aMarkOfAnyLengthTellsEventsApart() {
    ConsultId consult = accepted();
    String mark = "member ".repeat(100);
    for (String each : List.of(mark + "a", mark + "b", mark + "a")) {
      consults.happened(draft(consult, each));
    }
    accepted();

    assertThat(consults.events(consult, 0, 10)).hasSize(3);
  }

  @Test
  void anEventOfNoConsultIsWrittenNowhere() {
    consults.happened(draft(id(), "a"));
    ConsultId consult = accepted();

    assertThat(consults.events(consult, 0, 10)).hasSize(1);
    assertThat(store.isWell()).isTrue();
  }

  // Ending

  @Test
  void endsOnceWithItsAdvice() throws SQLException {
    ConsultId consult = accepted();
    consults.claim(consult, "one");

    assertThat(consults.end(consult, "two", Ending.with(advice(consult)))).isFalse();
    assertThat(consults.end(consult, "one", Ending.with(advice(consult)))).isTrue();
    assertThat(consults.end(consult, "one", Ending.failed("again"))).isFalse();
    assertThat(consults.cancel(consult)).isFalse();
    assertThat(consults.claim(consult, "two")).isEmpty();

    Consult found = consults.find(consult).orElseThrow();
    assertThat(found.state()).isEqualTo(State.ADVISED);
    assertThat(found.endedAt()).isNotNull();
    assertThat(found.advice()).isEqualTo(advice(consult));
    assertThat(consults.events(consult, 2, 10))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.kind()).isEqualTo(Event.Kind.DONE);
              assertThat(event.data()).isEqualTo(Map.of("outcome", "advised"));
            });
    assertThat(consults.unfinished()).isZero();
    assertThat(consults.ended(List.of(consult, id()))).containsExactly(consult);
  }

  @Test
  void whatTheAdviceSaysCanBeAskedInSql() throws SQLException {
    ConsultId consult = accepted();
    consults.claim(consult, "one");
    consults.end(consult, "one", Ending.with(advice(consult)));

    assertThat(rows("select step, agent, outcome, failure from step order by position"))
        .containsExactly(
            "PROPOSE|advisor|proposed|null",
            "PROPOSE|guardian|abstained|TIMED_OUT",
            "ADJUDICATE|arbiter|ruled|null",
            "CHECK|guardian|added|null",
            "RATE|advisor|rated|null",
            "RATE|guardian|rated|null");
    assertThat(rows("select step, agent, action, applies_when from proposal order by position"))
        .containsExactly(
            "PROPOSE|advisor|Start oral rehydration|if awake",
            "CHECK|guardian|Start oral rehydration|if awake");
    assertThat(rows("select candidate, decision, decided_before, median from decision order by 1"))
        .containsExactly("c1|RECOMMEND|null|7.5", "c2|REJECT|RECOMMEND|null");
    assertThat(rows("select candidate, agent, score from ballot order by position"))
        .containsExactly("c1|advisor|8", "c1|guardian|7");
  }

  @Test
  void aConsultThatNobodyHoldsIsCalledOff() {
    ConsultId consult = accepted();

    assertThat(consults.cancel(consult)).isTrue();

    assertThat(consults.find(consult).orElseThrow().state()).isEqualTo(State.CANCELLED);
    assertThat(consults.claim(consult, "one")).isEmpty();
    assertThat(consults.cancel(id())).isFalse();
  }

  @Test
  void aConsultThatIsHeldIsCalledOff() {
    ConsultId consult = accepted();
    consults.claim(consult, "one");
    calls.ask(call(consult, "advisor"));

    assertThat(consults.cancel(consult)).isTrue();

    assertThat(consults.end(consult, "one", Ending.with(advice(consult)))).isFalse();
    assertThat(calls.take(consult, key(consult, "advisor").word(), "one")).isEmpty();
    assertThat(consults.find(consult).orElseThrow().advice()).isNull();
  }

  // Calls

  @Test
  void aCallIsTakenOnceWithWhatItIsAbout() {
    ConsultId consult = accepted();
    calls.ask(call(consult, "advisor"));
    String word = key(consult, "advisor").word();

    var asked = calls.take(consult, word, "one").orElseThrow();

    assertThat(asked.call()).isEqualTo(call(consult, "advisor"));
    assertThat(asked.question()).isEqualTo(question(consult));
    assertThat(calls.take(consult, word, "two")).isEmpty();
    assertThat(calls.take(consult, "no.such", "two")).isEmpty();
    assertThat(calls.take(consult, key(consult, "nobody").word(), "two")).isEmpty();
    holders.alive("one", OVER);
    assertThat(calls.take(consult, word, "two")).isPresent();
  }

  @Test
  void theFirstReplyStands() {
    ConsultId consult = accepted();
    calls.ask(call(consult, "advisor"));
    var failed = new ModelReply.Failed(Failure.TIMED_OUT, "after 60 s");
    sent();

    calls.answer(call(consult, "advisor"), reply("Rest."));
    calls.answer(call(consult, "advisor"), failed);

    assertThat(calls.replies(List.of(key(consult, "advisor"), key(consult, "nobody"))))
        .isEqualTo(Map.of(key(consult, "advisor"), reply("Rest.")));
    assertThat(calls.replies(List.of())).isEmpty();
    assertThat(calls.take(consult, key(consult, "advisor").word(), "one")).isEmpty();
    assertThat(sent())
        .containsExactly(
            new Message(Channel.AGENT_RESULTS, consult.value(), key(consult, "advisor").word()));
  }

  @Test
  void aCallMayBeWrittenWithWhatCameOfIt() {
    Question asked = question();
    consults.accept(asked, Optional.empty(), "one", any -> {});
    ConsultId consult = asked.id();
    sent();

    calls.keep(call(consult, "advisor"), reply("Rest."));
    calls.keep(call(consult, "advisor"), reply("Run."));
    calls.answer(call(consult, "guardian"), reply("No."));
    calls.keep(call(id(), "advisor"), reply("of no consult"));

    assertThat(sent())
        .containsExactly(
            new Message(Channel.AGENT_RESULTS, consult.value(), key(consult, "guardian").word()));
    assertThat(calls.askAndTake(call(consult, "advisor"), "two", "m")).isFalse();
    holders.alive("one", OVER);
    assertThat(consults.claim(consult, "two").orElseThrow().replies())
        .isEqualTo(
            Map.of(
                key(consult, "advisor"), reply("Rest."),
                key(consult, "guardian"), reply("No.")));
    assertThat(holders.revive(Duration.ZERO)).as("nothing is to be made").isZero();
  }

  @Test
  void alsoOfAConsultThatWasCalledOffMeanwhile() {
    ConsultId consult = accepted();
    consults.cancel(consult);
    calls.keep(call(consult, "advisor"), reply("Rest."));
    assertThat(calls.replies(List.of(key(consult, "advisor"))))
        .isEqualTo(Map.of(key(consult, "advisor"), reply("Rest.")));
  }

  @Test
  void askingAgainOnlySendsAgainAndNotWhileSomebodyHasIt() {
    ConsultId consult = accepted();
    String word = key(consult, "advisor").word();
    sent();
    calls.ask(call(consult, "advisor"));
    calls.ask(call(consult, "advisor"));
    assertThat(sent())
        .containsExactly(
            new Message(Channel.AGENT_TASKS, consult.value(), word),
            new Message(Channel.AGENT_TASKS, consult.value(), word));

    calls.take(consult, word, "one");
    calls.ask(call(consult, "advisor"));
    assertThat(sent()).isEmpty();

    calls.answer(call(consult, "advisor"), reply("Rest."));
    sent();
    calls.ask(call(consult, "advisor"));
    assertThat(sent()).containsExactly(new Message(Channel.AGENT_RESULTS, consult.value(), word));
  }

  @Test
  void aCallThatIsAskedAgainHasTheTimeThatItsConsultHasNow() {
    ConsultId consult = accepted();
    MemberCall first = call(consult, "advisor");
    calls.ask(first);
    var later =
        new MemberCall(
            first.key(),
            first.items(),
            first.system(),
            first.user(),
            first.content(),
            first.trial(),
            first.deadlineAt().plusSeconds(40));
    calls.ask(later);

    var asked = calls.take(consult, first.key().word(), "one").orElseThrow();

    assertThat(asked.call().deadlineAt()).isEqualTo(later.deadlineAt());
  }

  @Test
  void whatWasAskedIsReadWithoutTakingIt() {
    ConsultId consult = accepted();
    assertThat(consults.question(consult)).contains(question(consult));
    assertThat(consults.question(id())).isEmpty();
    assertThat(consults.claim(consult, "one")).isPresent();
  }

  @Test
  void aCallIsAskedAndTakenInOneWithoutAMessage() {
    ConsultId consult = accepted();
    MemberCall call = call(consult, "advisor");
    sent();

    assertThat(calls.askAndTake(call, "one", "m1")).isTrue();
    assertThat(calls.askAndTake(call, "one", "m1")).as("tried again").isTrue();

    assertThat(calls.askAndTake(call, "one", "m2")).as("asked a second time").isFalse();
    assertThat(calls.askAndTake(call, "two", "m3")).isFalse();
    assertThat(calls.take(consult, call.key().word(), "two")).isEmpty();
    assertThat(sent()).isEmpty();
    calls.keep(call, reply("Rest."));
    assertThat(sent()).isEmpty();
    assertThat(calls.replies(List.of(call.key()))).containsValue(reply("Rest."));
    assertThat(calls.askAndTake(call, "one", "m1")).isFalse();
    assertThat(sent())
        .containsExactly(new Message(Channel.AGENT_RESULTS, consult.value(), call.key().word()));
  }

  @Test
  void whoeverDiedWithACallLosesItToWhoeverAsks() {
    ConsultId consult = accepted();
    MemberCall call = call(consult, "advisor");
    assertThat(calls.askAndTake(call, "one", "m1")).isTrue();
    holders.alive("one", OVER);

    assertThat(calls.askAndTake(call, "two", "m2")).isTrue();

    assertThat(calls.askAndTake(call, "one", "m1")).isFalse();
    holders.leave("two");
    assertThat(sent())
        .contains(new Message(Channel.AGENT_TASKS, consult.value(), call.key().word()));
  }

  @Test
  void ofAConsultThatIsOverNothingIsAsked() {
    ConsultId consult = accepted();
    consults.cancel(consult);

    assertThat(calls.askAndTake(call(consult, "advisor"), "one", "m1")).isFalse();
    assertThat(calls.take(consult, key(consult, "advisor").word(), "one")).isEmpty();
  }

  @Test
  void repliesOfSeveralConsultsAreReadTogether() {
    ConsultId first = accepted();
    ConsultId second = accepted();
    for (ConsultId consult : List.of(first, second)) {
      calls.ask(call(consult, "advisor"));
      calls.answer(call(consult, "advisor"), reply("Rest, " + consult));
    }
    assertThat(calls.replies(List.of(key(first, "advisor"), key(second, "advisor"))))
        .isEqualTo(
            Map.of(
                key(first, "advisor"), reply("Rest, " + first),
                key(second, "advisor"), reply("Rest, " + second)));
    assertThat(calls.replies(List.of(key(second, "advisor")))).hasSize(1);
  }

  @Test
  void textThatADatabaseCannotHoldDoesNotLoseAReply() {
    ConsultId consult = accepted();
    calls.ask(call(consult, "advisor"));

    calls.answer(call(consult, "advisor"), reply("a\0b\uD800c \uD83D\uDC8A"));

    assertThat(calls.replies(List.of(key(consult, "advisor"))))
        .containsValue(reply("a\uFFFDb\uFFFDc \uD83D\uDC8A"));
  }

  @Test
  void neverMoreIsKeptAsideThanTheBudgetHas() {
    ConsultId consult = accepted();

    assertThat(calls.reserve(consult, new BigDecimal("1.0"))).isTrue();
    assertThat(calls.reserve(consult, new BigDecimal("0.6"))).isFalse();
    calls.settle(consult, new BigDecimal("1.0"), new BigDecimal("0.9"));
    assertThat(calls.reserve(consult, new BigDecimal("0.6000001"))).isFalse();
    assertThat(calls.reserve(consult, new BigDecimal("0.6"))).isTrue();
    assertThat(calls.reserve(id(), BigDecimal.ONE)).as("no such consult").isFalse();
  }

  @Test
  void withoutABudgetThereIsNoBound() {
    Question asked = forgottenAfter(NOW);
    consults.accept(asked, Optional.empty());

    assertThat(calls.reserve(asked.id(), new BigDecimal("1000000"))).isTrue();
    assertThat(consults.claim(asked.id(), "one").orElseThrow().question().budget()).isNull();
  }

  // Lists

  @Test
  void pagesShowEachConsultOnceTheLatestFirst() {
    var expected = new ArrayList<ConsultId>();
    for (int i = 0; i < 7; i++) {
      Question asked = Samples.ofTenant("ours", NOW.plusMillis(i / 2));
      consults.accept(asked, Optional.empty());
      expected.add(asked.id());
    }
    consults.accept(Samples.ofTenant("theirs", NOW), Optional.empty());
    consults.cancel(expected.getFirst());

    var seen = new ArrayList<Consult>();
    Optional<String> cursor = Optional.empty();
    do {
      Page page = consults.page(new Filter("ours", Optional.empty(), Optional.empty(), cursor, 3));
      seen.addAll(page.consults());
      cursor = page.next();
    } while (cursor.isPresent());

    assertThat(seen).extracting(Consult::id).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(seen)
        .extracting(Consult::acceptedAt)
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(
            consults
                .page(
                    new Filter(
                        "ours",
                        Optional.of(State.CANCELLED),
                        Optional.of(new TeamId("panel")),
                        Optional.empty(),
                        3))
                .consults())
        .extracting(Consult::id)
        .containsExactly(expected.getFirst());
    assertThat(
            consults.page(
                new Filter(
                    "ours", Optional.empty(), Optional.of(new TeamId("x")), Optional.empty(), 3)))
        .isEqualTo(new Page(List.of(), Optional.empty()));
  }

  @Test
  void refusesACursorThatNoPageGave() {
    for (String cursor : List.of("", "%%%", "abc", "MjAyNg", "bm90IGEgdGltZQ")) {
      assertThatThrownBy(
              () ->
                  consults.page(
                      new Filter(
                          "ours", Optional.empty(), Optional.empty(), Optional.of(cursor), 3)))
          .isInstanceOf(FaultyInput.class)
          .hasMessageContaining("cursor");
    }
    assertThatThrownBy(
            () ->
                consults.page(
                    new Filter("a", Optional.empty(), Optional.empty(), Optional.empty(), 0)))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("limit");
  }

  // Messages

  @Test
  void messagesAreKeptUntilTheyAreSent() {
    ConsultId consult = accepted();

    assertThatThrownBy(
            () ->
                outbox.drain(
                    10,
                    messages -> {
                      throw new IllegalArgumentException("no broker");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no broker");

    var first = new ArrayList<Message>();
    assertThat(outbox.drain(1, first::addAll)).isEqualTo(1);
    assertThat(first).extracting(Message::consult).containsExactly(consult.value());
    assertThat(sent()).hasSize(1);
    assertThat(outbox.drain(10, messages -> first.clear())).isZero();
    assertThat(first).isNotEmpty();
  }

  @Test
  void whatOneChannelTookIsNotSentAgainWhereAnotherRefuses() {
    ConsultId consult = accepted();
    var request = new Message(Channel.CONSULT_REQUESTS, consult.value(), "");
    var event = new Message(Channel.CONSULT_EVENTS, consult.value(), "1 accepted");

    assertThatThrownBy(
            () ->
                outbox.drain(
                    10,
                    messages -> {
                      throw new Refused(List.of(event));
                    }))
        .isInstanceOf(Refused.class);

    assertThat(sent()).containsExactly(request);
  }

  private static final class Refused extends Outbox.Unsent {
    private static final long serialVersionUID = 1L;

    Refused(List<Message> taken) {
      super("one refused", taken);
    }
  }

  @Test
  void whatIsBeingSentIsGivenToNobodyElseAndHoldsUpNobodyWhoWrites() {
    accepted();

    outbox.drain(
        10,
        messages -> {
          assertThat(outbox.drain(10, others -> {})).isZero();
          ConsultId another = accepted();
          assertThat(consults.claim(another, "one")).isPresent();
        });

    assertThat(sent()).isNotEmpty();
  }

  @Test
  void whatWasSentIsForgottenSoon() throws Exception {
    accepted();
    assertThat(sent()).hasSize(2);
    assertThat(sent()).as("sent twice").isEmpty();
    for (int i = 0; i < 1000 && !rows("select id from outbox").isEmpty(); i++) {
      Thread.sleep(5);
    }
    assertThat(rows("select id from outbox")).isEmpty();
  }

  @Test
  void saysWhenAMessageWasWritten() {
    var news = new AtomicInteger();
    outbox.onMessage(
        () -> {
          throw new IllegalStateException("a listener's own fault");
        });
    outbox.onMessage(news::incrementAndGet);

    ConsultId consult = accepted();
    assertThat(news).hasValue(1);

    consults.find(consult);
    calls.reserve(consult, BigDecimal.ONE);
    assertThat(news).hasValue(1);

    holders.revive(Duration.ZERO);
    assertThat(news).hasValue(2);
  }

  // Forgetting

  @Test
  void forgetsEveryRowOfAConsultThatEnded() throws SQLException {
    ConsultId kept = whole();
    ConsultId gone = whole();
    assertThat(retention.forget(accepted())).as("has not ended").isFalse();

    assertThat(retention.forget(gone)).isTrue();

    assertThat(retention.forget(gone)).isFalse();
    assertThat(consults.find(gone)).isEmpty();
    List<String> tables =
        rows(
            "select lower(table_name) from information_schema.columns"
                + " where lower(column_name) = 'consult_id' and lower(table_schema) = 'public'"
                // Holds an id and nothing of the consult's; an operator drops it.
                + " and lower(table_name) <> 'dead_letter'");
    assertThat(tables).hasSize(9);
    for (String table : tables) {
      assertThat(rows("select consult_id from " + table + " where consult_id = '" + gone + "'"))
          .as(table)
          .isEmpty();
      assertThat(rows("select consult_id from " + table + " where consult_id = '" + kept + "'"))
          .as(table)
          .isNotEmpty();
    }
    assertThat(rows("select count(*) from member_prompt")).containsExactly("1");
    assertThat(rows("select count(*) from member_reply")).containsExactly("1");
  }

  @Test
  void purgesWhatIsPastItsTimeAndEndedAndNoMoreThanAskedFor() {
    List<Question> old =
        IntStream.range(0, 3).mapToObj(i -> forgottenAfter(NOW.minusSeconds(60 - i))).toList();
    old.forEach(q -> consults.accept(q, Optional.empty()));
    Question open = forgottenAfter(NOW.minusSeconds(120));
    consults.accept(open, Optional.empty());
    ConsultId young = accepted();
    consults.cancel(young);
    old.forEach(q -> consults.cancel(q.id()));

    assertThat(retention.purge(2)).isEqualTo(2);
    assertThat(consults.find(old.getLast().id())).isPresent();
    assertThat(retention.purge(10)).isEqualTo(1);
    assertThat(retention.purge(10)).isZero();
    assertThat(consults.find(young)).isPresent();
    assertThat(consults.find(open.id())).isPresent();
  }

  // Opening again

  @Test
  void everythingIsThereWhenItIsOpenedAgain() {
    ConsultId consult = whole();
    store.close();

    store = Store.open(settings);

    assertThat(store.consults().find(consult).orElseThrow().advice()).isEqualTo(advice(consult));
    assertThat(store.consults().events(consult, 0, 10)).hasSize(4);
    assertThat(store.check()).isTrue();
  }

  /** One with a call, its reply, an event and advice. */
  private ConsultId whole() {
    ConsultId consult = accepted();
    consults.claim(consult, "one");
    calls.ask(call(consult, "advisor"));
    calls.answer(call(consult, "advisor"), reply("Rest."));
    consults.happened(draft(consult, "proposed"));
    consults.end(consult, "one", Ending.with(advice(consult)));
    return consult;
  }

  private ConsultId accepted() {
    Question asked = question();
    assertThat(consults.accept(asked, Optional.empty())).isInstanceOf(Acceptance.Accepted.class);
    return asked.id();
  }

  private List<Event.Kind> kinds(ConsultId consult) {
    return consults.events(consult, 0, 100).stream().map(Event::kind).toList();
  }

  private List<Message> sent() {
    var all = new ArrayList<Message>();
    while (outbox.drain(100, all::addAll) > 0) {}
    return all;
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = connection()) {
      connection.createStatement().execute(statement);
    }
  }

  private List<String> rows(String query) throws SQLException {
    try (Connection connection = connection();
        var rows = connection.createStatement().executeQuery(query)) {
      var all = new ArrayList<String>();
      while (rows.next()) {
        var cells = new ArrayList<String>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(rows.getString(i)));
        }
        all.add(String.join("|", cells));
      }
      return all;
    }
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection(Pools.url(settings), settings.user(), settings.password());
  }
}
