package health.primum.testsupport;

import health.primum.agent.ModelClient;
import health.primum.consult.ConsultId;
import health.primum.consult.ConsultTerms;
import health.primum.consult.Team;
import health.primum.consult.deliberation.ConsultDesk;
import health.primum.consult.journal.CallJournal;
import health.primum.consult.journal.ConsultJournal;
import health.primum.consult.journal.Holders;
import health.primum.consult.journal.Message;
import health.primum.consult.journal.Outbox;
import health.primum.consult.journal.Retention;
import health.primum.consult.pipeline.Crew;
import health.primum.consult.pipeline.Handlers;
import health.primum.consult.pipeline.Items;
import health.primum.consult.pipeline.Reception;
import health.primum.consult.pipeline.Sender;
import health.primum.consult.pipeline.Watches;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Processes that share a journal and a broker, all within a test's own. */
public final class Processes implements AutoCloseable {
  public static final Duration LEASE = Duration.ofSeconds(1);

  private final InMemoryJournal journal;
  private final ModelClient models;
  private final Clock clock;
  private final Team team;
  private final List<Process> running = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();

  public Processes(InMemoryJournal journal, ModelClient models, Clock clock, Team team) {
    this.journal = journal;
    this.models = models;
    this.clock = clock;
    this.team = team;
  }

  /** One of them. */
  public record Process(Crew crew, Reception reception, Mortal life) {}

  /** Starts one that lives as long as it is given to, and takes what messages bring. */
  public Process start(Mortal life) {
    return start(life, /* works= */ false);
  }

  /** The same of one that carries out at once what it accepts. */
  public Process startTaking(Mortal life) {
    return start(life, /* works= */ true);
  }

  private Process start(Mortal life, boolean works) {
    var watches = new Watches(journal);
    var crew =
        new Crew(
            new Crew.Journals(
                life.on(ConsultJournal.class, journal),
                life.on(CallJournal.class, journal),
                life.on(Holders.class, journal),
                life.on(Retention.class, journal),
                life.on(Outbox.class, journal)),
            new Broker(),
            watches,
            new OneTeam(team),
            models,
            this::desk,
            Items.NONE,
            clock,
            new Crew.Terms(UUID.randomUUID().toString(), 50, 200, 4, LEASE));
    var reception =
        new Reception(
            desk(models),
            journal,
            crew,
            new Broker(),
            watches,
            () -> new ConsultId(UUID.randomUUID().toString()),
            clock,
            new Reception.Terms(1000, Duration.ofDays(1)));
    var process = new Process(crew, reception, life);
    running.add(process);
    crew.start(works);
    return process;
  }

  private ConsultDesk desk(ModelClient asked) {
    return new ConsultDesk(
        Fixtures.deliberation(asked),
        () -> new ConsultId("none"),
        new ConsultTerms(false, false, null),
        new Unevaluated());
  }

  /** Ends all of them as a kill does: nothing is handed over by a dead one. */
  public void stop() {
    List<Process> all = new ArrayList<>(running);
    running.clear();
    all.forEach(process -> process.crew().stop(Duration.ZERO));
  }

  @Override
  public void close() {
    stop();
  }

  /** Gives requests and tasks to one living process, news to all of them. */
  private final class Broker implements Sender {
    @Override
    public void send(List<Message> messages) {
      for (Message message : messages) {
        List<Process> alive = running.stream().filter(p -> !p.life().isDead()).toList();
        if (!alive.isEmpty()) {
          Handlers next = alive.get(turn.getAndIncrement() % alive.size()).crew();
          String about = message.consult();
          switch (message.channel()) {
            case CONSULT_REQUESTS -> handle(() -> next.consultRequested(about));
            case AGENT_TASKS -> handle(() -> next.callAsked(about, message.subject()));
            case AGENT_RESULTS ->
                alive.forEach(p -> handle(() -> p.crew().callAnswered(about, message.subject())));
            case CONSULT_EVENTS ->
                alive.forEach(p -> handle(() -> p.crew().consultChanged(about, message.subject())));
            case EVALUATION_ITEMS -> handle(() -> next.evaluationItem(about, message.subject()));
          }
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
