package health.primum.consult.journal;

/** How far a consult is. */
public enum State {
  /** Written down; no worker has it yet. */
  ACCEPTED,
  /** A worker has it. */
  RUNNING,
  /** There is a plan. */
  ADVISED,
  /** There is none that counts; a person must decide. */
  ESCALATED,
  /** Somebody called it off. */
  CANCELLED,
  /** It could not be carried out, for a reason of the service's own. */
  FAILED;

  /** Whether nothing more will become of it. */
  public boolean isFinal() {
    return this != ACCEPTED && this != RUNNING;
  }
}
