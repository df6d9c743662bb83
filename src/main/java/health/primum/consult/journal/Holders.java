package health.primum.consult.journal;

import java.time.Duration;

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
   * Sends out again whatever has not ended, is held by nobody living and was last sent out longer
   * than a lease ago: what brought it to a worker was lost with whoever had it.
   *
   * @return how many consults, calls and items of evaluations
   */
  int revive(Duration lease);
}
