package health.primum.noharm.service;

import health.primum.agent.Budget;
import health.primum.consult.ConsultId;
import health.primum.consult.journal.Acceptance;
import health.primum.consult.journal.Caller;
import health.primum.consult.journal.Repeatable;
import health.primum.consult.pipeline.Busy;
import health.primum.consult.pipeline.KeyTaken;
import health.primum.consult.pipeline.Sender;
import health.primum.consult.pipeline.Watches;
import health.primum.fault.FaultyInput;
import health.primum.noharm.service.journal.EvaluationId;
import health.primum.noharm.service.journal.EvaluationJob;
import health.primum.noharm.service.journal.EvaluationJournal;
import health.primum.noharm.service.journal.EvaluationOrder;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where evaluations are accepted and called off. Thread-safe. */
public final class EvaluationReception {
  /**
   * On which terms.
   *
   * @param room how many may be accepted and not ended, in all processes together
   * @param budget most that one may cost in US dollars; null for no bound
   * @param keep how long one is kept after it was accepted
   */
  public record Terms(int room, @Nullable BigDecimal budget, Duration keep) {}

  private static final Duration RETRY = Duration.ofMinutes(1);

  private final Orders orders;
  private final EvaluationJournal journal;
  private final Sender sender;
  private final Watches watches;
  private final Clock clock;
  private final Terms terms;

  public EvaluationReception(
      Orders orders,
      EvaluationJournal journal,
      Sender sender,
      Watches watches,
      Clock clock,
      Terms terms) {
    this.orders = orders;
    this.journal = journal;
    this.sender = sender;
    this.watches = watches;
    this.clock = clock;
    this.terms = terms;
  }

  /**
   * Accepts an evaluation: from now on it ends, whatever becomes of this process.
   *
   * @return its id; of the one asked before, when it was sent again under its key
   * @throws EvaluationsOff when there are no benchmarks here
   * @throws FaultyInput when the order names what is not there
   * @throws Busy when there is no room
   * @throws KeyTaken when its key belongs to another order
   * @throws health.primum.consult.journal.JournalUnavailable when it cannot be written down
   * @throws Sender.BrokerUnavailable when it could not be brought to a worker
   */
  public EvaluationId accept(
      Caller caller, EvaluationOrder asked, Optional<Repeatable> repeatable) {
    EvaluationJob job;
    try {
      job = admitted(caller, bounded(asked));
    } catch (FaultyInput | Busy | Sender.BrokerUnavailable refused) {
      return id(
          repeatable.flatMap(key -> journal.repeated(caller, key)).orElseThrow(() -> refused));
    }
    return id(journal.accept(job, repeatable));
  }

  private EvaluationJob admitted(Caller caller, EvaluationOrder order) {
    OpenedEvaluation opened = OpenedEvaluation.of(orders.open(order, Budget.unlimited()));
    if (!sender.isWell()) {
      throw new Sender.BrokerUnavailable(new IllegalStateException());
    }
    if (journal.unfinished() >= terms.room()) {
      throw new Busy("too many evaluations are waiting", RETRY);
    }
    Instant now = clock.instant();
    return new EvaluationJob(
        new EvaluationId(UUID.randomUUID().toString()),
        caller,
        order,
        opened.header(),
        opened.pieces().size(),
        now,
        now.plus(terms.keep()));
  }

  private static EvaluationId id(Acceptance acceptance) {
    ConsultId id =
        switch (acceptance) {
          case Acceptance.Accepted(var own) -> own;
          case Acceptance.Repeated(var earlier) -> earlier;
          case Acceptance.KeyTaken() -> throw new KeyTaken();
        };
    return new EvaluationId(id.value());
  }

  private EvaluationOrder bounded(EvaluationOrder order) {
    BigDecimal most = terms.budget();
    BigDecimal own = order.budget();
    return new EvaluationOrder(
        order.benchmark(),
        order.arms(),
        order.judges(),
        order.revision(),
        order.seed(),
        order.repeats(),
        order.baseline(),
        order.margin(),
        most == null ? own : own == null ? most : most.min(own));
  }

  /** Calls an evaluation off and stops spending on it; false when it had ended. */
  public boolean cancel(EvaluationId evaluation) {
    boolean cancelled = journal.cancel(evaluation);
    watches.ended(evaluation.word());
    return cancelled;
  }
}
