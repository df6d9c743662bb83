package health.primum.consult.journal;

import health.primum.consult.ConsultId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps consults from question to advice. What a method changes, the events and messages that
 * belong to it included, is written wholly or not at all, and is durable when the method returns;
 * every method throws {@link JournalUnavailable} when that cannot be done for now, and {@link
 * JournalRefused} when it never can. Thread-safe.
 *
 * <p>A <em>holder</em> is a process that works on consults (see {@link Holders}).
 */
public interface ConsultJournal {
  /**
   * Writes a consult down with its first event, and the {@link Message.Channel#CONSULT_REQUESTS}
   * message that brings it to a worker.
   */
  Acceptance accept(Question question, Optional<Repeatable> repeatable);

  /**
   * The same as taken at once by a holder, with both events and no message to workers.
   *
   * @param taken gets the claim as soon as it is written, which may be before it is durable and is
   *     before this returns; on a thread of the journal, so it must not block. When it was not
   *     called, the holder does not have it, or gives it back.
   */
  Acceptance accept(
      Question question, Optional<Repeatable> repeatable, String holder, Consumer<Claim> taken);

  /** What was asked; empty when there is no such consult. */
  Optional<Question> question(ConsultId consult);

  /**
   * What accepting would come to for a question that was asked before under its key, {@link
   * Acceptance.Repeated} or {@link Acceptance.KeyTaken}; empty when nothing is known under it.
   */
  Optional<Acceptance> repeated(Caller caller, Repeatable repeatable);

  /**
   * Takes a consult that no living holder holds, with an event that says so (data: attempt); empty
   * when one does or it ended. One of which what was kept cannot be read is ended as failed.
   */
  Optional<Claim> claim(ConsultId consult, String holder);

  /**
   * Adds an event unless one with its mark is there or the consult ended, and its {@link
   * Message.Channel#CONSULT_EVENTS} message. Is written before whatever is written next in this
   * process, and need not be durable before that; so it does not wait and does not throw.
   */
  void happened(Event.Draft event);

  /**
   * Ends a consult that this holder holds, with its last event (data: outcome, the state in lower
   * case, and failure where it failed); false when the holder does not hold it or it ended already.
   */
  boolean end(ConsultId consult, String holder, Ending ending);

  /** Calls a consult off, whoever holds it, with its last event; false when it had ended. */
  boolean cancel(ConsultId consult);

  Optional<Consult> find(ConsultId consult);

  /** Events after one, in their order, at most so many. */
  List<Event> events(ConsultId consult, long after, int most);

  /** Which of these ended. */
  List<ConsultId> ended(List<ConsultId> consults);

  /** A tenant's consults, the latest first. */
  Page page(Filter filter);

  /** How many were accepted and have not ended. */
  long unfinished();
}
