package health.primum.consult.journal;

import health.primum.consult.ConsultId;

/** Forgets what need not be kept. Durable and thread-safe as the journals. */
public interface Retention {
  /** Forgets a consult wholly; false when there is none, or it has not ended. */
  boolean forget(ConsultId consult);

  /**
   * Forgets consults and evaluations that ended and are past their {@link Question#forgetAfter}, in
   * short transactions. What a power cut brings back is forgotten again.
   *
   * @param most of each
   * @return how many were forgotten; 0 when nothing is left
   */
  int purge(int most);
}
