package health.primum.web.limits;

import health.primum.consult.journal.Caller;
import jakarta.ws.rs.core.SecurityContext;

/** Where callers come in. Thread-safe. */
public final class Gate {
  private final CallerSource callers;
  private final RateLimits limits;

  public Gate(CallerSource callers, RateLimits limits) {
    this.callers = callers;
    this.limits = limits;
  }

  /**
   * Who asks for a consult.
   *
   * @throws TooMany when that is more than may be
   */
  public Caller enter(SecurityContext security) {
    Caller caller = callers.of(security);
    limits.count(caller);
    return caller;
  }
}
