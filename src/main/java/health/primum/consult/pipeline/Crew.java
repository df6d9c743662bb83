package health.primum.consult.pipeline;

import health.primum.agent.ModelClient;
import health.primum.consult.ConsultId;
import health.primum.consult.Roster;
import health.primum.consult.deliberation.ConsultDesk;
import health.primum.consult.journal.Acceptance;
import health.primum.consult.journal.CallJournal;
import health.primum.consult.journal.ConsultJournal;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.Holders;
import health.primum.consult.journal.JournalRefused;
import health.primum.consult.journal.JournalUnavailable;
import health.primum.consult.journal.Outbox;
import health.primum.consult.journal.Question;
import health.primum.consult.journal.Repeatable;
import health.primum.consult.journal.Retention;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * One process's part of the work: takes what messages bring, says that it is there, sends again
 * what was lost, forgets what is to be forgotten, and hands over when it stops. Thread-safe.
 */
public final class Crew implements Handlers, Hands {
  /** Where everything is kept. */
  public record Journals(
      ConsultJournal consults,
      CallJournal calls,
      Holders holders,
      Retention retention,
      Outbox outbox) {}

  /**
   * How much a process takes on.
   *
   * @param holder names the process; no other has this name
   * @param consults carried out at once
   * @param calls of models at once
   * @param items of evaluations at once
   * @param lease how long after its last sign of life a process counts as gone
   */
  public record Terms(String holder, int consults, int calls, int items, Duration lease) {}

  /**
   * Work that is going on.
   *
   * @param consults that are carried out
   * @param calls of models
   * @param items of evaluations
   */
  public record InHand(int consults, int calls, int items) {}

  private static final System.Logger LOG = System.getLogger(Crew.class.getName());
  private static final Duration LOOK = Duration.ofMillis(500);

  /** Rarer: it asks for all that is in hand, and finds something only where a message was lost. */
  private static final Duration LOOK_ABOUT = LOOK.multipliedBy(4);

  private static final Duration PURGE = Duration.ofSeconds(10);

  /** Forgotten in one step: few, so that those who write hardly notice. */
  private static final int PURGE_MOST = 100;

  /**
   * Steps follow each other for so long; the rest is next time's, for others are to be looked at.
   */
  private static final Duration PURGE_LONGEST = Duration.ofSeconds(2);

  private final Journals journals;
  private final Terms terms;
  private final Watches watches;
  private final Awaited awaited;
  private final Relay relay;
  private final Slots consultSlots;
  private final Slots callSlots;
  private final Slots itemSlots;
  private final ConsultWorker consults;
  private final CallWorker calls;
  private final Items items;
  private final Life life;
  private volatile boolean works;
  private final Schedule schedule = new Schedule();

  /**
   * A crew, not yet at work.
   *
   * @param models are really asked
   * @param items of evaluations, which it carries out as well
   * @param desk makes a desk whose members ask the models that it is given
   */
  public Crew(
      Journals journals,
      Sender sender,
      Watches watches,
      Roster roster,
      ModelClient models,
      Function<ModelClient, ConsultDesk> desk,
      Items items,
      Clock clock,
      Terms terms) {
    this.journals = journals;
    this.terms = terms;
    this.watches = watches;
    this.life = new Life(journals.holders(), terms.holder(), terms.lease());
    this.awaited = new Awaited(journals.calls());
    this.relay = new Relay(journals.outbox(), sender);
    this.consultSlots = new Slots(terms.consults());
    this.callSlots = new Slots(terms.calls());
    this.itemSlots = new Slots(terms.items());
    this.items = items;
    this.calls =
        new CallWorker(
            journals.consults(),
            journals.calls(),
            models,
            roster,
            awaited,
            clock,
            terms.holder(),
            callSlots);
    var durable = new DurableCalls(models, awaited, calls, clock, life::breaks);
    this.consults =
        new ConsultWorker(
            journals.consults(),
            desk.apply(durable),
            roster,
            durable,
            watches,
            clock,
            terms.holder(),
            consultSlots);
  }

  /**
   * Begins; what nobody living holds is sent out again.
   *
   * @param works whether this process carries consults out, and not only accepts them
   */
  public void start(boolean works) {
    life.begin();
    this.works = works;
    relay.start();
    schedule.every(terms.lease(), this::revive);
    schedule.every(LOOK, this::look);
    schedule.every(LOOK_ABOUT, () -> awaited.look(callSlots::has));
    schedule.every(LOOK_ABOUT, this::stopWhatEnded);
    schedule.every(terms.lease(), this::giveBackStrays);
    schedule.every(PURGE, this::purge);
    Schedule.attempt(() -> journals.holders().revive(Duration.ZERO));
  }

  private void giveBackStrays() {
    journals
        .holders()
        .giveBack(
            terms.holder(),
            consult -> consultSlots.has(new Slots.Item(consult, "")),
            (consult, call) -> callSlots.has(new Slots.Item(consult, call)));
  }

  private void revive() {
    if (life.mayTellWhoIsDead()) {
      journals.holders().revive(terms.lease());
    }
  }

  /** What is past its time, in small steps until nothing is left. */
  void purge() {
    long start = System.nanoTime();
    try {
      while (journals.retention().purge(PURGE_MOST) > 0
          && System.nanoTime() - start < PURGE_LONGEST.toNanos()) {
        // As long as there is something.
      }
    } catch (JournalUnavailable | JournalRefused fault) {
      LOG.log(
          System.Logger.Level.WARNING,
          "not all that is past its time was forgotten; trying again: {0}",
          fault.getMessage());
    }
  }

  /** Finds what messages should have told; what is in hand here is told of here. */
  private void look() {
    Set<ConsultId> inHand = consultSlots.consults();
    watches.look(consult -> !inHand.contains(consult));
  }

  /** What somebody else called off. */
  private void stopWhatEnded() {
    Set<ConsultId> inHand = new HashSet<>(consultSlots.consults());
    inHand.addAll(callSlots.consults());
    if (!inHand.isEmpty()) {
      stopThoseOf(Set.copyOf(journals.consults().ended(List.copyOf(inHand))));
    }
    List<String> evaluations = itemSlots.consults().stream().map(ConsultId::value).toList();
    if (!evaluations.isEmpty()) {
      Set<String> ended = Set.copyOf(items.ended(evaluations));
      itemSlots.stop(id -> ended.contains(id.value()));
    }
  }

  private void stopThoseOf(Set<ConsultId> ended) {
    consultSlots.stop(ended::contains);
    callSlots.stop(ended::contains);
    itemSlots.stop(ended::contains);
  }

  @Override
  public Optional<Acceptance> accept(Question question, Optional<Repeatable> repeatable) {
    return works && life.hasBegun() ? consults.accept(question, repeatable) : Optional.empty();
  }

  @Override
  public void consultRequested(String consult) {
    life.awaitBegun();
    consults.take(new ConsultId(consult));
  }

  @Override
  public void callAsked(String consult, String call) {
    life.awaitBegun();
    calls.take(new ConsultId(consult), call);
  }

  @Override
  public void callAnswered(String consult, String call) {
    awaited.answered(new ConsultId(consult), call);
  }

  @Override
  public void consultChanged(String consult, String event) {
    var id = new ConsultId(consult);
    if (Event.isLast(event)) {
      watches.ended(id);
      stopThoseOf(Set.of(id));
    } else {
      watches.changed(id);
    }
  }

  @Override
  public void evaluationItem(String evaluation, String item) {
    life.awaitBegun();
    itemSlots.fill(
        new Slots.Item(new ConsultId(evaluation), item),
        () -> items.take(evaluation, item, terms.holder()).orElse(null),
        Items.Job::carryOut);
  }

  /** What it has in hand. */
  public InHand inHand() {
    return new InHand(consultSlots.size(), callSlots.size(), itemSlots.size());
  }

  /** Takes no consult and no item on any more; what it has goes on, its calls as well. */
  public void close() {
    consultSlots.close();
    itemSlots.close();
  }

  /** Whether it has nothing in hand. */
  public boolean isIdle() {
    return consultSlots.isEmpty() && callSlots.isEmpty() && itemSlots.isEmpty();
  }

  /**
   * Takes nothing more on, waits so long for what is in hand, and hands the rest over.
   *
   * @return whether all of it was finished
   */
  public boolean stop(Duration grace) {
    close();
    long end = System.nanoTime() + grace.toNanos();
    while (!isIdle() && System.nanoTime() < end) {
      pause();
    }
    callSlots.close();
    boolean finished = isIdle();
    consultSlots.stop(consult -> true);
    callSlots.stop(consult -> true);
    itemSlots.stop(evaluation -> true);
    schedule.end();
    life.end();
    Schedule.attempt(() -> journals.holders().leave(terms.holder()));
    relay.close();
    return finished;
  }

  private static void pause() {
    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
  }
}
