package health.primum.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.agent.AgentId;
import health.primum.agent.Fingerprint;
import health.primum.agent.Usage;
import health.primum.clinical.CaseId;
import health.primum.consult.Spending;
import health.primum.consult.journal.Acceptance;
import health.primum.consult.journal.Caller;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.Holders;
import health.primum.consult.journal.JournalUnavailable;
import health.primum.consult.journal.Message;
import health.primum.consult.journal.Message.Channel;
import health.primum.consult.journal.Question;
import health.primum.consult.journal.Repeatable;
import health.primum.fault.FaultyInput;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.UnscoredReason;
import health.primum.noharm.score.ScorerRevision;
import health.primum.noharm.service.journal.EvaluationEnding;
import health.primum.noharm.service.journal.EvaluationFilter;
import health.primum.noharm.service.journal.EvaluationId;
import health.primum.noharm.service.journal.EvaluationJob;
import health.primum.noharm.service.journal.EvaluationJournal;
import health.primum.noharm.service.journal.EvaluationJournal.Part;
import health.primum.noharm.service.journal.EvaluationOrder;
import health.primum.noharm.service.journal.EvaluationPage;
import health.primum.noharm.service.journal.EvaluationState;
import health.primum.noharm.service.journal.EvaluationStatus;
import health.primum.noharm.service.journal.ItemClaim;
import health.primum.noharm.work.Attempt;
import health.primum.noharm.work.ItemLog;
import health.primum.noharm.work.Kept;
import health.primum.noharm.work.RunHeader;
import health.primum.noharm.work.WorkItem;
import health.primum.report.items.ItemLines;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the journal of evaluations promises, whatever the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EvaluationContract {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration OVER = Duration.ofSeconds(-1);
  private static final Caller CALLER = new Caller("tenant", "user");
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final WorkItem ITEM = new WorkItem("one", new CaseId("A000"), 1);

  private StoreSettings settings;
  private Store store;
  private EvaluationJournal journal;
  private Holders holders;

  /** Of a new database, or skipped tests. */
  abstract StoreSettings settings() throws Exception;

  @BeforeAll
  void open() throws Exception {
    settings = settings();
    store = Store.open(settings);
    journal = store.evaluations(new ItemLines());
    holders = store.holders();
  }

  @BeforeEach
  void empty() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(Pools.url(settings), settings.user(), settings.password());
        var statement = connection.createStatement()) {
      for (String table : List.of("evaluation", "outbox", "holder")) {
        statement.execute("delete from " + table);
      }
    }
    holders.alive("a", LEASE);
    holders.alive("b", LEASE);
  }

  @AfterAll
  void close() {
    if (store != null) {
      store.close();
    }
  }

  // Accepting

  @Test
  void anEvaluationIsKeptAsItWasOrdered() {
    EvaluationJob job = job(2, "1.50");
    assertThat(journal.accept(job, Optional.empty()))
        .isEqualTo(new Acceptance.Accepted(job.id().word()));
    assertThat(journal.take(job.id(), 1, "a")).contains(new ItemClaim(job, 1, List.of()));
    var found = journal.find(job.id()).orElseThrow();
    assertThat(found.order()).isEqualTo(job.order());
    assertThat(found.caller()).isEqualTo(CALLER);
    assertThat(found.state()).isEqualTo(EvaluationState.RUNNING);
    assertThat(found.total()).isEqualTo(2);
    assertThat(journal.page(EvaluationFilter.latest("tenant", 10)).evaluations())
        .containsExactly(found);
    assertThat(journal.page(EvaluationFilter.latest("another", 10)).evaluations()).isEmpty();
    assertThat(journal.unfinished()).isEqualTo(1);
  }

  @Test
  void oneOfWhichAStepCannotBeReadFails() throws SQLException {
    EvaluationJob job = accepted(2);
    journal.take(job.id(), 1, "a");
    journal.keep(job.id(), 1, "a", answer("Rest."));
    journal.release(job.id(), 1, "a");
    try (Connection connection =
        DriverManager.getConnection(Pools.url(settings), settings.user(), settings.password())) {
      connection.createStatement().execute("update evaluation_step set document = '[secret'");
    }

    assertThat(journal.take(job.id(), 1, "b")).isEmpty();

    var found = journal.find(job.id()).orElseThrow();
    assertThat(found.state()).isEqualTo(EvaluationState.FAILED);
    assertThat(found.failure()).contains("cannot be read").doesNotContain("secret");
    assertThat(holders.revive(Duration.ZERO)).isZero();
  }

  @Test
  void sentAgainUnderItsKeyItIsTheSame() {
    EvaluationJob first = job(1, null);
    var key = new Repeatable("key", Fingerprint.of("body"));
    assertThat(journal.repeated(CALLER, key)).isEmpty();
    journal.accept(first, Optional.of(key));
    assertThat(journal.repeated(CALLER, key)).contains(new Acceptance.Repeated(first.id().word()));
    assertThat(journal.repeated(new Caller("another", "user"), key)).isEmpty();
    assertThat(journal.repeated(CALLER, new Repeatable("key", Fingerprint.of("other"))))
        .contains(new Acceptance.KeyTaken());
    assertThat(journal.accept(job(1, null), Optional.of(key)))
        .isEqualTo(new Acceptance.Repeated(first.id().word()));
    assertThat(
            journal.accept(
                job(1, null), Optional.of(new Repeatable("key", Fingerprint.of("other")))))
        .isEqualTo(new Acceptance.KeyTaken());
    assertThat(journal.page(EvaluationFilter.latest("tenant", 10)).evaluations()).hasSize(1);
  }

  @Test
  void onlySoManyItemsAreSentOutAndEachOneDoneSendsTheNext() {
    EvaluationJob job = accepted(70);
    assertThat(items(sent())).isEqualTo(IntStream.rangeClosed(1, 64).boxed().toList());
    assertThat(journal.take(job.id(), 65, "a")).as("not its turn").isEmpty();
    for (int i = 1; i <= 5; i++) {
      done(job, i);
    }
    assertThat(items(sent())).containsExactly(65, 66, 67, 68, 69);
  }

  @Test
  void theReportComesWhenAllItemsAreDoneAndEndsIt() {
    EvaluationJob job = accepted(2);
    sent();
    done(job, 2);
    assertThat(items(sent())).isEmpty();
    assertThat(journal.take(job.id(), job.report(), "a")).isEmpty();
    done(job, 1);
    assertThat(items(sent())).containsExactly(3);
    ItemClaim report = journal.take(job.id(), 3, "b").orElseThrow();
    assertThat(report.isReport()).isTrue();
    assertThat(report.steps())
        .extracting(ItemLog.Line::step)
        .containsExactly(answer("answer 2"), answer("answer 1"));

    var done = new EvaluationEnding.Done("{\"a\": 1}", "<html>ä</html>");
    assertThat(journal.end(job.id(), 3, "a", done)).as("not the holder").isFalse();
    assertThat(journal.report(job.id(), Part.JSON)).isEmpty();
    assertThat(journal.end(job.id(), 3, "b", done)).isTrue();
    assertThat(journal.end(job.id(), 3, "b", done)).as("twice").isFalse();
    assertThat(journal.report(job.id(), Part.JSON)).contains("{\"a\": 1}");
    assertThat(journal.report(job.id(), Part.HTML)).contains("<html>ä</html>");
    assertThat(journal.find(job.id()).orElseThrow().state()).isEqualTo(EvaluationState.DONE);
    assertThat(journal.ended(List.of(job.id(), new EvaluationId("none"))))
        .containsExactly(job.id());
    assertThat(journal.unfinished()).isZero();
  }

  @Test
  void whatHappensIsToldInOrderAndSent() {
    EvaluationJob job = accepted(1);
    done(job, 1);
    journal.take(job.id(), 2, "a");
    journal.end(job.id(), 2, "a", new EvaluationEnding.Done("{}", ""));
    List<Event> events = journal.events(job.id(), 0, 100);
    assertThat(events)
        .extracting(Event::kind)
        .containsExactly(
            Event.Kind.ACCEPTED, Event.Kind.STARTED, Event.Kind.PROGRESS, Event.Kind.DONE);
    assertThat(events).extracting(Event::sequence).containsExactly(1L, 2L, 3L, 4L);
    assertThat(events.get(2).data())
        .isEqualTo(Map.of("done", "1", "total", "1", "costUsd", "0.25"));
    assertThat(events.get(3).data()).isEqualTo(Map.of("outcome", "done"));
    assertThat(journal.events(job.id(), 3, 100)).containsExactly(events.get(3));
    assertThat(sent())
        .filteredOn(message -> message.channel() == Channel.CONSULT_EVENTS)
        .extracting(Message::subject)
        .containsExactly("1 accepted", "2 started", "3 progress", "4 done");
  }

  // Lists

  @Test
  void pagesShowEachEvaluationOnceTheLatestFirst() {
    var expected = new ArrayList<EvaluationId>();
    for (int i = 0; i < 7; i++) {
      EvaluationJob job = job("ours", NOW.plusMillis(i / 2), "demo", "team-one");
      journal.accept(job, Optional.empty());
      expected.add(job.id());
    }
    journal.accept(job("theirs", NOW, "demo", "team-one"), Optional.empty());

    var seen = new ArrayList<EvaluationStatus>();
    Optional<String> cursor = Optional.empty();
    var sizes = new ArrayList<Integer>();
    do {
      EvaluationPage page =
          journal.page(
              new EvaluationFilter(
                  "ours", Optional.empty(), Optional.empty(), Optional.empty(), cursor, 3));
      seen.addAll(page.evaluations());
      sizes.add(page.evaluations().size());
      cursor = page.next();
    } while (cursor.isPresent());
    assertThat(sizes).containsExactly(3, 3, 1);
    assertThat(seen).extracting(EvaluationStatus::id).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(seen)
        .extracting(EvaluationStatus::acceptedAt)
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void aListIsOfAStateABenchmarkOrATeam() {
    EvaluationJob plain = job("ours", NOW, "demo", "team-one");
    EvaluationJob quoted = job("ours", NOW.plusMillis(1), "de\"m%_o\\ ä", "team-two");
    // A benchmark whose name reads like the field of another order.
    EvaluationJob feigned = job("ours", NOW.plusMillis(2), "\"benchmark\":\"demo\"", "team-two");
    for (EvaluationJob job : List.of(plain, quoted, feigned)) {
      journal.accept(job, Optional.empty());
    }
    journal.cancel(plain.id());
    assertThat(listed(EvaluationState.CANCELLED, null, null)).containsExactly(plain.id());
    assertThat(listed(EvaluationState.ACCEPTED, null, null))
        .containsExactly(feigned.id(), quoted.id());
    assertThat(listed(null, "demo", null)).containsExactly(plain.id());
    assertThat(listed(null, "de\"m%_o\\ ä", null)).containsExactly(quoted.id());
    assertThat(listed(null, "de", null)).isEmpty();
    assertThat(listed(null, null, "team-two")).containsExactly(feigned.id(), quoted.id());
    assertThat(listed(EvaluationState.CANCELLED, "demo", "team-two")).isEmpty();
  }

  private List<EvaluationId> listed(EvaluationState state, String benchmark, String team) {
    var filter =
        new EvaluationFilter(
            "ours",
            Optional.ofNullable(state),
            Optional.ofNullable(benchmark),
            Optional.ofNullable(team),
            Optional.empty(),
            10);
    return journal.page(filter).evaluations().stream().map(EvaluationStatus::id).toList();
  }

  @Test
  void refusesACursorThatNoPageGave() {
    for (String cursor :
        List.of(
            "",
            "%%%",
            "abc",
            "bm90IGEgdGltZQ",
            base64("+1000000000-12-31T23:59:59Z one"),
            base64(NOW + " a\u0000b"))) {
      assertThatThrownBy(
              () ->
                  journal.page(
                      new EvaluationFilter(
                          "ours",
                          Optional.empty(),
                          Optional.empty(),
                          Optional.empty(),
                          Optional.of(cursor),
                          3)))
          .isInstanceOf(FaultyInput.class)
          .hasMessageContaining("cursor");
    }
    for (int most : List.of(0, 201)) {
      assertThatThrownBy(() -> journal.page(EvaluationFilter.latest("ours", most)))
          .isInstanceOf(FaultyInput.class)
          .hasMessageContaining("limit");
    }
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  // Holding

  @Test
  void aLivingHoldersItemIsNobodyElses() {
    EvaluationJob job = accepted(2);
    journal.take(job.id(), 1, "a");
    assertThat(journal.take(job.id(), 1, "b")).isEmpty();
    assertThat(journal.keep(job.id(), 1, "b", answer("x"))).isFalse();
    assertThat(journal.finish(job.id(), 1, "b")).isFalse();
    assertThat(journal.keep(job.id(), 1, "a", answer("x"))).isTrue();
    journal.release(job.id(), 1, "a");
    assertThat(journal.take(job.id(), 1, "b").orElseThrow().steps())
        .extracting(ItemLog.Line::step)
        .containsExactly(answer("x"));
    assertThat(journal.finish(job.id(), 1, "b")).isTrue();
    assertThat(journal.finish(job.id(), 1, "b")).as("twice").isFalse();
    assertThat(journal.take(job.id(), 1, "a")).as("done").isEmpty();
  }

  @Test
  void whatADeadHolderHadIsSentAgainAndGoneOnWith() {
    EvaluationJob job = accepted(2);
    journal.take(job.id(), 1, "a");
    journal.keep(job.id(), 1, "a", answer("x"));
    sent();
    holders.revive(LEASE);
    assertThat(items(sent())).as("alive").isEmpty();
    holders.alive("a", OVER);
    holders.revive(Duration.ZERO);
    assertThat(items(sent())).containsExactlyInAnyOrder(1, 2);
    assertThat(journal.keep(job.id(), 1, "a", answer("y"))).as("not its own any more").isFalse();
    assertThat(journal.take(job.id(), 1, "b").orElseThrow().steps()).hasSize(1);
  }

  @Test
  void whoLeavesGivesItsItemsBack() {
    EvaluationJob job = accepted(2);
    journal.take(job.id(), 2, "a");
    sent();
    holders.leave("a");
    assertThat(items(sent())).containsExactly(2);
    assertThat(journal.take(job.id(), 2, "b")).isPresent();
  }

  @Test
  void calledOffNothingMoreIsKeptOrTaken() {
    EvaluationJob job = accepted(2);
    journal.take(job.id(), 1, "a");
    assertThat(journal.cancel(job.id())).isTrue();
    assertThat(journal.cancel(job.id())).isFalse();
    assertThat(journal.keep(job.id(), 1, "a", answer("x"))).isFalse();
    assertThat(journal.finish(job.id(), 1, "a")).isFalse();
    assertThat(journal.take(job.id(), 2, "b")).isEmpty();
    sent();
    holders.revive(Duration.ZERO);
    assertThat(sent()).isEmpty();
    assertThat(journal.find(job.id()).orElseThrow().state()).isEqualTo(EvaluationState.CANCELLED);
  }

  @Test
  void aFaultEndsItWithItsReason() {
    EvaluationJob job = accepted(1);
    journal.take(job.id(), 1, "a");
    assertThat(journal.end(job.id(), 1, "a", new EvaluationEnding.Failed("no such team"))).isTrue();
    assertThat(journal.find(job.id()).orElseThrow().failure()).isEqualTo("no such team");
    assertThat(journal.events(job.id(), 2, 9).getFirst().data())
        .isEqualTo(Map.of("outcome", "failed", "failure", "no such team"));
  }

  // Steps and money

  @Test
  void stepsAreReadBackAsTheyWere() {
    EvaluationJob job = accepted(1);
    var verdict =
        new Kept.Verdict(
            ITEM,
            "judge",
            "f".repeat(64),
            List.of(new Judgement.Undecided(UnscoredReason.JUDGE_TIMED_OUT, "late")),
            List.of());
    List<Kept> steps =
        List.of(answer("ä \u0000 \uD800 \uD83D\uDE00 \" \\ \n"), answer("y"), verdict);
    journal.take(job.id(), 1, "a");
    steps.forEach(step -> journal.keep(job.id(), 1, "a", step));
    journal.release(job.id(), 1, "a");
    assertThat(journal.take(job.id(), 1, "a").orElseThrow().steps())
        .extracting(ItemLog.Line::step)
        .containsExactlyElementsOf(steps);
    assertThat(journal.find(job.id()).orElseThrow().cost()).isEqualByComparingTo("0.50");
    assertThat(journal.find(job.id()).orElseThrow().complete()).isTrue();
    journal.keep(job.id(), 1, "a", unpriced());
    assertThat(journal.find(job.id()).orElseThrow().complete()).isFalse();
  }

  @Test
  void holdersTogetherCannotOverspendAndTheDeadGiveBack() {
    EvaluationJob job = job(1, "1.00");
    journal.accept(job, Optional.empty());
    assertThat(journal.reserve(job.id(), "a", new BigDecimal("0.60"))).isTrue();
    assertThat(journal.reserve(job.id(), "b", new BigDecimal("0.60"))).isFalse();
    assertThat(journal.reserve(job.id(), "b", new BigDecimal("0.40"))).isTrue();
    journal.settle(job.id(), "b", new BigDecimal("0.40"), new BigDecimal("0.10"));
    assertThat(journal.reserve(job.id(), "b", new BigDecimal("0.31"))).isFalse();
    assertThat(journal.reserve(job.id(), "b", new BigDecimal("0.30"))).isTrue();
    holders.alive("a", OVER);
    assertThat(journal.reserve(job.id(), "b", new BigDecimal("0.61"))).isFalse();
    assertThat(journal.reserve(job.id(), "b", new BigDecimal("0.60"))).isTrue();
  }

  @Test
  void itIsForgottenWhollyAfterItsTime() {
    EvaluationJob job = accepted(1);
    store.retention().purge(100);
    assertThat(journal.find(job.id())).as("not ended").isPresent();
    journal.cancel(job.id());
    store.retention().purge(100);
    assertThat(journal.find(job.id())).isEmpty();
    assertThat(journal.events(job.id(), 0, 9)).isEmpty();
    assertThat(sent()).isEmpty();
  }

  @Test
  void oneOfManyStepsIsForgottenInOneGo() {
    EvaluationJob job = accepted(1);
    journal.take(job.id(), 1, "a");
    for (int i = 0; i < 1_100; i++) {
      journal.keep(job.id(), 1, "a", answer("answer " + i));
    }
    journal.cancel(job.id());

    assertThat(store.retention().purge(1)).isEqualTo(1);

    assertThat(journal.find(job.id())).isEmpty();
    assertThat(store.retention().purge(1)).isZero();
  }

  @Test
  void anEvaluationThatCannotBeForgottenForNowKeepsNoConsultFromIt() throws SQLException {
    Question old = Samples.forgottenAfter(Samples.NOW.minusSeconds(60));
    store.consults().accept(old, Optional.empty());
    store.consults().cancel(old.id());
    EvaluationJob job = accepted(1);
    journal.cancel(job.id());
    try (Connection connection =
        DriverManager.getConnection(Pools.url(settings), settings.user(), settings.password())) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("update evaluation_event set kind = 'DONE'");

      assertThatThrownBy(() -> store.retention().purge(10)).isInstanceOf(JournalUnavailable.class);

      connection.rollback();
    }
    assertThat(store.consults().find(old.id())).isEmpty();
    assertThat(store.retention().purge(10)).isEqualTo(1);
    assertThat(journal.find(job.id())).isEmpty();
  }

  // Values

  private EvaluationJob accepted(int items) {
    EvaluationJob job = job(items, null);
    journal.accept(job, Optional.empty());
    return job;
  }

  private void done(EvaluationJob job, int number) {
    assertThat(journal.take(job.id(), number, "a")).isPresent();
    assertThat(journal.keep(job.id(), number, "a", answer("answer " + number))).isTrue();
    assertThat(journal.finish(job.id(), number, "a")).isTrue();
  }

  private static EvaluationJob job(int items, String budget) {
    return job(CALLER, NOW, order("demo", "team-one", budget), items);
  }

  private static EvaluationJob job(String tenant, Instant at, String benchmark, String team) {
    return job(new Caller(tenant, "user"), at, order(benchmark, team, null), 1);
  }

  private static EvaluationJob job(Caller caller, Instant at, EvaluationOrder order, int items) {
    return new EvaluationJob(
        new EvaluationId(UUID.randomUUID().toString()),
        caller,
        order,
        new RunHeader(new TreeMap<>(Map.of("arm one", "f".repeat(64)))),
        items,
        at,
        NOW.minusSeconds(1));
  }

  private static EvaluationOrder order(String benchmark, String team, String budget) {
    return new EvaluationOrder(
        benchmark,
        List.of(new EvaluationOrder.ArmOrder("one", team)),
        List.of("lexical"),
        ScorerRevision.R2026_07,
        7,
        2,
        "one",
        0.05,
        budget == null ? null : new BigDecimal(budget));
  }

  private static Kept.Answer answer(String text) {
    return new Kept.Answer(
        ITEM, new Attempt.Answered(text), List.of(spent(new BigDecimal("0.25"), true)));
  }

  private static Kept.Answer unpriced() {
    return new Kept.Answer(ITEM, new Attempt.Nothing(), List.of(spent(null, false)));
  }

  private static Spending.Item spent(BigDecimal cost, boolean complete) {
    return new Spending.Item(
        new AgentId("agent"), 1, new TreeMap<>(), new Usage(1, 2), cost, complete);
  }

  private List<Message> sent() {
    var all = new ArrayList<Message>();
    while (store.outbox().drain(100, all::addAll) > 0) {
      // As long as there are some.
    }
    return all;
  }

  private static List<Integer> items(List<Message> messages) {
    return messages.stream()
        .filter(message -> message.channel() == Channel.EVALUATION_ITEMS)
        .map(message -> Integer.valueOf(message.subject()))
        .toList();
  }
}
