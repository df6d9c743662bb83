package health.primum.consult.pipeline;

/** Another question was asked before under the same Idempotency-Key. */
public final class KeyTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public KeyTaken() {
    super("the Idempotency-Key belongs to another question", null, false, false);
  }
}
