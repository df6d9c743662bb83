package health.primum.consult.pipeline;

import health.primum.consult.ConsultId;
import health.primum.consult.Team;
import health.primum.consult.deliberation.ConsultDesk;
import health.primum.consult.evaluation.NotEvaluated;
import health.primum.consult.journal.Acceptance;
import health.primum.consult.journal.Consult;
import health.primum.consult.journal.ConsultJournal;
import health.primum.consult.journal.JournalUnavailable;
import health.primum.consult.journal.Question;
import health.primum.fault.FaultyInput;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where consults are accepted, waited for and called off. Thread-safe. */
public final class Reception {
  /**
   * On which terms.
   *
   * @param room how many may be accepted and not ended, in all processes together; where several
   *     accept, some more by what they accept within a moment
   * @param keep how long a consult is kept when its caller does not say
   */
  public record Terms(int room, Duration keep) {}

  /** When there may be room again: about what a consult takes. */
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final ConsultDesk desk;
  private final ConsultJournal journal;
  private final Hands hands;
  private final Sender sender;
  private final Watches watches;
  private final Supplier<ConsultId> ids;
  private final Clock clock;
  private final Terms terms;
  private final Room room;

  public Reception(
      ConsultDesk desk,
      ConsultJournal journal,
      Hands hands,
      Sender sender,
      Watches watches,
      Supplier<ConsultId> ids,
      Clock clock,
      Terms terms) {
    this.desk = desk;
    this.journal = journal;
    this.hands = hands;
    this.sender = sender;
    this.watches = watches;
    this.ids = ids;
    this.clock = clock;
    this.terms = terms;
    this.room = new Room(terms.room(), journal::unfinished);
  }

  /**
   * Accepts a consult: from now on it ends, whatever becomes of this process.
   *
   * @return its id; of the one asked before, when it was sent again under its key
   * @throws FaultyInput when the team may not be asked here
   * @throws NotEvaluated when it may be asked only with a report
   * @throws Busy when there is no room
   * @throws KeyTaken when its key belongs to another question
   * @throws JournalUnavailable when it cannot be written down
   * @throws Sender.BrokerUnavailable when it could not be brought to a worker
   */
  public ConsultId accept(Asking asking) {
    try {
      admit(asking);
    } catch (FaultyInput | NotEvaluated | Busy | Sender.BrokerUnavailable refused) {
      return id(repeated(asking).orElseThrow(() -> refused));
    }
    Question question = question(asking);
    return id(
        hands
            .accept(question, asking.repeatable())
            .orElseGet(() -> journal.accept(question, asking.repeatable())));
  }

  private void admit(Asking asking) {
    desk.admit(asking.team());
    if (!sender.isWell()) {
      throw new Sender.BrokerUnavailable(new IllegalStateException());
    }
    if (!room.take()) {
      throw new Busy(RETRY);
    }
  }

  /** What was accepted under the same key needs neither room nor anything else any more. */
  private Optional<Acceptance> repeated(Asking asking) {
    return asking.repeatable().flatMap(key -> journal.repeated(asking.caller(), key));
  }

  private static ConsultId id(Acceptance acceptance) {
    return switch (acceptance) {
      case Acceptance.Accepted(var id) -> id;
      case Acceptance.Repeated(var id) -> id;
      case Acceptance.KeyTaken() -> throw new KeyTaken();
    };
  }

  private Question question(Asking asking) {
    Team team = asking.team();
    Instant now = clock.instant();
    return new Question(
        ids.get(),
        asking.caller(),
        asking.clinicalCase(),
        team.id(),
        team.fingerprint(),
        now,
        now.plus(asking.deadline()),
        budget(team),
        now.plus(asking.keep().orElse(terms.keep())));
  }

  private @Nullable BigDecimal budget(Team team) {
    BigDecimal most = desk.terms().budget();
    BigDecimal own = team.budget();
    return most == null ? own : own == null ? most : most.min(own);
  }

  /**
   * A consult when it has ended, or as it is after so long; empty when there is none.
   *
   * @throws InterruptedException when the caller is told to stop waiting
   */
  public Optional<Consult> await(ConsultId consult, Duration most) throws InterruptedException {
    Instant until = clock.instant().plus(most);
    try (var watch = watches.on(consult)) {
      while (true) {
        Optional<Consult> now = journal.find(consult);
        Duration left = Duration.between(clock.instant(), until);
        if (now.isEmpty() || now.get().state().isFinal() || !left.isPositive()) {
          return now;
        }
        watch.awaitEnd(left);
      }
    }
  }

  /** Calls a consult off and stops spending on it; false when it had ended. */
  public boolean cancel(ConsultId consult) {
    boolean cancelled = journal.cancel(consult);
    watches.ended(consult);
    return cancelled;
  }
}
