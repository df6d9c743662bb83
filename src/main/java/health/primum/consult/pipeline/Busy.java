package health.primum.consult.pipeline;

import java.time.Duration;

/** There is more to do than can be taken on: the request is refused, nothing of it is kept. */
public final class Busy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /** Of a consult. */
  public Busy(Duration retryAfter) {
    this("too many consults are waiting", retryAfter);
  }

  /**
   * A refusal.
   *
   * @param what there is too much of, as the caller is told
   * @param retryAfter when there may be room again
   */
  public Busy(String what, Duration retryAfter) {
    super(what, null, false, false);
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
