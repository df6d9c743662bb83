package health.primum.consult.journal;

import health.primum.consult.ConsultId;
import java.time.Duration;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Who works on what. What a process holds is its own for as long as it has said that it will be
 * there; then anybody may take it. Durable and thread-safe as the journals.
 */
public interface Holders {
  /** Says that a holder will be there for so long from now, by the database's clock. */
  void alive(String holder, Duration lease);

  /** Gives back what a holder holds, and says so to whoever may go on with it. */
  void leave(String holder);

  /**
   * Gives back what a holder holds in the journal and not in its hands, and sends it out: what was
   * taken by a commit that came about later than anybody waited for it.
   *
   * @param consults which are in its hands
   * @param calls the same, by consult and {@link CallKey#word()}
   * @return how many
   */
  int giveBack(String holder, Predicate<ConsultId> consults, BiPredicate<ConsultId, String> calls);

  /**
   * Sends out again whatever has not ended, is held by nobody living and was last sent out longer
   * than a lease ago: what brought it to a worker was lost with whoever had it.
   *
   * @return how many consults, calls and items of evaluations
   */
  int revive(Duration lease);
}
