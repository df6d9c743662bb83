package health.primum.web.evaluations;

/** There is no such answer as was asked for. */
final class NoEvaluation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  enum Why {
    UNKNOWN,
    ENDED,
    NO_REPORT
  }

  final Why why;

  NoEvaluation(Why why) {
    super(why.name(), null, false, false);
    this.why = why;
  }
}
