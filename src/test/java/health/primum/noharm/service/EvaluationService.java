package health.primum.noharm.service;

import health.primum.consult.ConsultId;
import health.primum.consult.Roster;
import health.primum.consult.journal.CallJournal;
import health.primum.consult.journal.ConsultJournal;
import health.primum.consult.journal.Holders;
import health.primum.consult.journal.Message;
import health.primum.consult.journal.Outbox;
import health.primum.consult.journal.Retention;
import health.primum.consult.pipeline.Crew;
import health.primum.consult.pipeline.Sender;
import health.primum.consult.pipeline.Watches;
import health.primum.noharm.execution.EvaluationRun;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.panel.JudgeDesk;
import health.primum.noharm.panel.JudgeKind;
import health.primum.noharm.rubric.BenchmarkSource;
import health.primum.noharm.service.journal.EvaluationJournal;
import health.primum.report.ReportFiles;
import health.primum.report.VerdictFiles;
import health.primum.report.items.ItemLines;
import health.primum.report.page.PageFiles;
import health.primum.store.Store;
import health.primum.testsupport.Answers;
import health.primum.testsupport.Fixtures;
import health.primum.testsupport.Mortal;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Processes that evaluate, on one journal and one broker, all within a test's own. */
final class EvaluationService {
  static final Duration LEASE = Duration.ofSeconds(1);
  private static final Clock FIXED =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  final Store store;
  final EvaluationJournal journal;
  final Orders orders;
  private final Path home;
  private final Answers models;
  private final List<Process> running = new CopyOnWriteArrayList<>();
  private int turn;

  /** One of them. */
  record Process(Crew crew, Mortal life) {}

  EvaluationService(
      Store store,
      Path home,
      BenchmarkSource benchmarks,
      Roster roster,
      Judge judge,
      Answers models)
      throws IOException {
    this.store = store;
    this.journal = store.evaluations(new ItemLines());
    this.home = home;
    this.models = models;
    Files.createDirectories(home.resolve("benchmarks/yes/dataset/rubrics"));
    var kind = new JudgeKind("lexical", "lexical", (argument, budget, warn) -> judge);
    this.orders =
        new Orders(
            Optional.of(home.resolve("benchmarks")),
            benchmarks,
            roster,
            new JudgeDesk(List.of(kind), List::of, new health.primum.noharm.judge.Floor(0.8, 0.8)));
  }

  EvaluationReception reception() {
    return reception(20);
  }

  EvaluationReception reception(int room) {
    return new EvaluationReception(
        orders,
        journal,
        new Broker(),
        new Watches(store.consults()),
        Clock.systemUTC(),
        new EvaluationReception.Terms(room, BigDecimal.ONE, Duration.ofDays(1)));
  }

  static EvaluationFiles files() {
    return new EvaluationFiles(
        new ReportFiles(), new VerdictFiles(), new PageFiles(FIXED, "primum test"));
  }

  EvaluationRun run() {
    return Fixtures.evaluationRun(models);
  }

  /** Where a process leaves an evaluation's files. */
  Path folder() {
    return home.resolve("evaluations");
  }

  /** Starts a process that lives as long as it is given to. */
  Process start(Mortal life) {
    var worker =
        new ItemWorker(life.on(EvaluationJournal.class, journal), orders, run(), files(), folder());
    var crew =
        new Crew(
            new Crew.Journals(
                life.on(ConsultJournal.class, store.consults()),
                life.on(CallJournal.class, store.calls()),
                life.on(Holders.class, store.holders()),
                life.on(Retention.class, store.retention()),
                life.on(Outbox.class, store.outbox())),
            new Broker(),
            new Watches(store.consults()),
            new health.primum.testsupport.OneTeam(Fixtures.solo("a")),
            models,
            asked ->
                new health.primum.consult.deliberation.ConsultDesk(
                    Fixtures.deliberation(asked),
                    () -> new ConsultId("none"),
                    new health.primum.consult.ConsultTerms(false, false, null),
                    /* evaluations= */ null),
            worker,
            Clock.systemUTC(),
            new Crew.Terms(UUID.randomUUID().toString(), 4, 4, 3, LEASE));
    var process = new Process(crew, life);
    running.add(process);
    crew.start(/* works= */ true);
    return process;
  }

  /** Ends all of them as a kill does: a dead one hands nothing over. */
  void stop() {
    List<Process> all = List.copyOf(running);
    running.clear();
    all.forEach(process -> process.crew().stop(Duration.ZERO));
  }

  private final class Broker implements Sender {
    @Override
    public synchronized void send(List<Message> messages) {
      for (Message message : messages) {
        List<Process> alive = running.stream().filter(p -> !p.life().isDead()).toList();
        if (alive.isEmpty()) {
          continue;
        }
        Crew next = alive.get(turn++ % alive.size()).crew();
        switch (message.channel()) {
          case EVALUATION_ITEMS ->
              handle(() -> next.evaluationItem(message.consult(), message.subject()));
          case CONSULT_EVENTS ->
              alive.forEach(
                  p -> handle(() -> p.crew().consultChanged(message.consult(), message.subject())));
          case CONSULT_REQUESTS, AGENT_TASKS, AGENT_RESULTS -> {}
        }
      }
    }

    private static void handle(Runnable handling) {
      Thread.startVirtualThread(
          () -> {
            try {
              handling.run();
            } catch (RuntimeException lost) {
              // Whoever revives sends it again.
            }
          });
    }

    @Override
    public boolean isWell() {
      return true;
    }
  }
}
