package health.primum.web;

import health.primum.consult.ConsultId;

/** There is no such answer as was asked for. */
sealed interface Unfulfilled {
  /** There is no such consult, or it is another tenant's. */
  final class UnknownConsult extends RuntimeException implements Unfulfilled {
    private static final long serialVersionUID = 1L;

    UnknownConsult() {
      super("unknown consult", null, false, false);
    }
  }

  /** It had ended before it was to be called off. */
  final class Ended extends RuntimeException implements Unfulfilled {
    private static final long serialVersionUID = 1L;

    Ended() {
      super("the consult had ended", null, false, false);
    }
  }

  /** Somebody called it off. */
  final class CalledOff extends RuntimeException implements Unfulfilled {
    private static final long serialVersionUID = 1L;
    final transient ConsultId consult;

    CalledOff(ConsultId consult) {
      super("the consult was cancelled", null, false, false);
      this.consult = consult;
    }
  }

  /** It could not be carried out. */
  final class Failed extends RuntimeException implements Unfulfilled {
    private static final long serialVersionUID = 1L;
    final transient ConsultId consult;

    Failed(ConsultId consult, String why) {
      super(why, null, false, false);
      this.consult = consult;
    }
  }

  /** It could not be carried out, and nothing of it is kept. */
  final class Unwritten extends RuntimeException implements Unfulfilled {
    private static final long serialVersionUID = 1L;

    /** With the kind of fault only. */
    Unwritten(String kind) {
      super("a fault of the service: " + kind, null, false, false);
    }
  }
}
