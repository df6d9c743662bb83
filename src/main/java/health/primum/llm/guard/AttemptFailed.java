package health.primum.llm.guard;

import health.primum.agent.Failure;
import health.primum.llm.exchange.Deadline;
import health.primum.llm.exchange.Outcome;
import java.time.Duration;

/** An attempt that failed, in the form in which the fault tolerance library looks at it. */
final class AttemptFailed extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Outcome.Failed failed;
  private final transient Duration delay;
  private final transient Deadline deadline;

  /**
   * A failure.
   *
   * @param delay how long to wait before the next attempt
   */
  AttemptFailed(Outcome.Failed failed, Duration delay, Deadline deadline) {
    super(failed.failure().name(), null, false, false);
    this.failed = failed;
    this.delay = delay;
    this.deadline = deadline;
  }

  Outcome.Failed failed() {
    return failed;
  }

  Duration delay() {
    return delay;
  }

  /** Whether another attempt can help and would still begin in time. */
  boolean mayRepeat() {
    return failed.repeatable() && deadline.allows(delay);
  }

  /**
   * Whether it says that the provider is out of order. Time that ran out before anything was sent
   * does not: that is the caller's hurry, or a queue on this side of the wire.
   */
  boolean isOutage() {
    return (failed.failure() == Failure.UNAVAILABLE && failed.repeatable())
        || (failed.failure() == Failure.TIMED_OUT && (failed.repeatable() || failed.charged()));
  }

  /** Whether the provider answered, though not with what was wanted. */
  boolean provesTheProviderAlive() {
    return switch (failed.failure()) {
      case REFUSED, TRUNCATED, UNPARSEABLE, UNAUTHORISED -> true;
      case TIMED_OUT, RATE_LIMITED, UNAVAILABLE, CANCELLED, BUDGET -> false;
    };
  }
}
