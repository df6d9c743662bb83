package health.primum.cli;

/** What the command line's exit codes mean; the README lists them. */
final class Exit {
  static final int OK = 0;

  /**
   * It ran, but there is nothing to rely on: a fault of the program, or an arm without a single
   * score.
   */
  static final int FAILED = 1;

  /** The input or the configuration cannot be taken. */
  static final int BAD_INPUT = 2;

  /** The consult was escalated: a person must decide. */
  static final int ESCALATED = 3;

  private Exit() {}
}
