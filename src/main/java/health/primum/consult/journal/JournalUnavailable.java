package health.primum.consult.journal;

/**
 * The journal cannot be read or written for now: nothing was changed, and there is no advice. What
 * it will never do is {@link JournalRefused}.
 */
public final class JournalUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * With the kind of fault only: a database quotes values in its messages.
   *
   * @param fault what the database said
   */
  public JournalUnavailable(Throwable fault) {
    super("the journal is out of reach: " + fault.getClass().getSimpleName());
  }
}
