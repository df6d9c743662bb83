package health.primum.noharm.service.journal;

import health.primum.consult.journal.Acceptance;
import health.primum.consult.journal.Caller;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.Repeatable;
import health.primum.noharm.work.Kept;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Keeps evaluations from order to report, as the {@link
 * health.primum.consult.journal.ConsultJournal} keeps consults: what a method changes, events and
 * messages included, is written wholly or not at all and is durable when it returns; every method
 * throws {@link health.primum.consult.journal.JournalUnavailable} when that cannot be done.
 * Thread-safe.
 *
 * <p>Each item, and after the last one the report, is brought to a worker by an {@link
 * health.primum.consult.journal.Message.Channel#EVALUATION_ITEMS} message with its number. Only so
 * many of an evaluation are under way at once; one that is finished sends out the next.
 */
public interface EvaluationJournal {
  /** The two files of a report that can be asked for. */
  enum Part {
    JSON,
    HTML
  }

  /** Writes an evaluation down with its first event and the messages of its first items. */
  Acceptance accept(EvaluationJob job, Optional<Repeatable> repeatable);

  /**
   * What accepting would come to for an order that was given before under its key; empty when
   * nothing is known under it.
   */
  Optional<Acceptance> repeated(Caller caller, Repeatable repeatable);

  /**
   * Takes an item or the report that no living holder has; empty when one has, it is finished or
   * not yet its turn, or the evaluation ended. The first one taken is an event.
   */
  Optional<ItemClaim> take(EvaluationId evaluation, int number, String holder);

  /** Gives an item back untouched; it is sent out again later. */
  void release(EvaluationId evaluation, int number, String holder);

  /**
   * Keeps a finished step of an item; false when the holder does not hold it any more, or the
   * evaluation ended: it must not go on then.
   */
  boolean keep(EvaluationId evaluation, int number, String holder, Kept step);

  /**
   * Counts an item as done, with an event (data: done, total, costUsd), and sends out what comes
   * next; false when the holder does not hold it or it was done.
   */
  boolean finish(EvaluationId evaluation, int number, String holder);

  /** Ends an evaluation one of whose items this holder holds, with its last event. */
  boolean end(EvaluationId evaluation, int number, String holder, EvaluationEnding ending);

  /** Calls an evaluation off, whoever is at it, with its last event; false when it had ended. */
  boolean cancel(EvaluationId evaluation);

  /**
   * Keeps so much of its budget aside for a holder, in US dollars; what a dead one kept aside is
   * there again.
   *
   * @return false when that is more than is left
   */
  boolean reserve(EvaluationId evaluation, String holder, BigDecimal most);

  /** Says what the money that was kept aside went for. */
  void settle(EvaluationId evaluation, String holder, BigDecimal most, BigDecimal cost);

  Optional<EvaluationStatus> find(EvaluationId evaluation);

  /**
   * A tenant's, the latest first.
   *
   * @throws health.primum.fault.FaultyInput when there is no such page
   */
  EvaluationPage page(EvaluationFilter filter);

  /** Events after one, in their order, at most so many; each under the evaluation's word. */
  List<Event> events(EvaluationId evaluation, long after, int most);

  /** A file of the report; empty while there is none. */
  Optional<String> report(EvaluationId evaluation, Part part);

  /** Which of these ended. */
  List<EvaluationId> ended(List<EvaluationId> evaluations);

  /** How many were accepted and have not ended. */
  long unfinished();
}
