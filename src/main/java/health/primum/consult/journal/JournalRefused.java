package health.primum.consult.journal;

/**
 * The journal is there and will not do this, now or later: what is kept cannot be read, or what was
 * given it does not take. Nothing was changed. To try again is of no use.
 */
public final class JournalRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String kind;

  /**
   * With the kind of fault only: what a database or a reader says may quote a patient.
   *
   * @param kind an SQLSTATE, e.g. {@code 22001}, or the name of an exception's class
   */
  public JournalRefused(String kind) {
    super("the journal does not read or take this: " + kind);
    this.kind = kind;
  }

  public String kind() {
    return kind;
  }
}
