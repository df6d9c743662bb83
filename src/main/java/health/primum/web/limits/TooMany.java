package health.primum.web.limits;

import java.time.Duration;

/** A caller asks too often: the request is refused, nothing of it is kept. */
public final class TooMany extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String rule;
  private final int perMinute;
  private final Duration retryAfter;

  /**
   * A refusal.
   *
   * @param rule whom the limit concerns, {@code tenant} or {@code user}
   * @param perMinute how many are allowed
   * @param retryAfter when the next one is
   */
  TooMany(String rule, int perMinute, Duration retryAfter) {
    super("more than " + perMinute + " consults a minute of one " + rule, null, false, false);
    this.rule = rule;
    this.perMinute = perMinute;
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }

  /** {@code RateLimit-Policy} of draft-ietf-httpapi-ratelimit-headers-10. */
  public String policy() {
    return "\"" + rule + "\";q=" + perMinute + ";w=60";
  }

  /** {@code RateLimit} of the same draft. */
  public String state() {
    return "\"" + rule + "\";r=0;t=" + seconds(retryAfter);
  }

  /** As headers say it: whole seconds, at least one, never too early. */
  public static long seconds(Duration wait) {
    return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
  }
}
