package health.primum.llm.provider;

/**
 * A request that brought no reply. It carries no cause, so that LangChain4j passes it on as it is.
 */
final class WireFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  enum Kind {
    TIMED_OUT,
    INTERRUPTED,
    /** The reply is longer than any answer is. */
    TOO_LARGE,
    /** Nothing was sent. */
    UNREACHABLE,
    /** The connection broke after the request was under way. */
    BROKEN
  }

  private final Kind kind;

  WireFault(Kind kind, String what) {
    super(what, null, false, false);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
