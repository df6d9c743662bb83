package health.primum.web.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.primum.consult.journal.Caller;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;

/**
 * How many consults a minute a tenant and a user may ask for, each process for itself. A bucket
 * holds a minute's worth and fills evenly. Thread-safe.
 */
public final class RateLimits {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** More callers than this at a time, and the one who asked least of late is forgotten. */
  private static final int MOST_BUCKETS = 10_000;

  private final Rule tenants;
  private final Rule users;

  /**
   * Limits.
   *
   * @param tenantPerMinute how many; 0 for no limit
   * @param userPerMinute how many; 0 for no limit
   */
  public RateLimits(int tenantPerMinute, int userPerMinute) {
    this(tenantPerMinute, userPerMinute, TimeMeter.SYSTEM_NANOTIME);
  }

  RateLimits(int tenantPerMinute, int userPerMinute, TimeMeter time) {
    this.tenants = new Rule("tenant", tenantPerMinute, time);
    this.users = new Rule("user", userPerMinute, time);
  }

  /**
   * Counts a request. Who is not known counts for the tenant alone; what is refused counts for
   * nobody.
   *
   * @throws TooMany when that is more than may be
   */
  public void count(Caller caller) {
    Optional<Bucket> user =
        caller.user().equals(CallerSource.ANONYMOUS)
            ? Optional.empty()
            : users.take(caller.tenant() + "\n" + caller.user());
    try {
      tenants.take(caller.tenant());
    } catch (TooMany tooMany) {
      user.ifPresent(bucket -> bucket.addTokens(1));
      throw tooMany;
    }
  }

  /** How many callers it remembers. */
  long buckets() {
    tenants.buckets.cleanUp();
    users.buckets.cleanUp();
    return tenants.buckets.estimatedSize() + users.buckets.estimatedSize();
  }

  /** One limit with the buckets of those whom it concerns. */
  private static final class Rule {
    private final String name;
    private final int perMinute;
    private final TimeMeter time;

    /** A bucket that nobody took from for a minute is full, so that it may be forgotten. */
    private final Cache<String, Bucket> buckets =
        Caffeine.newBuilder().maximumSize(MOST_BUCKETS).expireAfterAccess(MINUTE).build();

    Rule(String name, int perMinute, TimeMeter time) {
      this.name = name;
      this.perMinute = perMinute;
      this.time = time;
    }

    Optional<Bucket> take(String whose) {
      if (perMinute <= 0) {
        return Optional.empty();
      }
      Bucket bucket = buckets.get(whose, key -> full());
      ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
      if (!probe.isConsumed()) {
        throw new TooMany(name, perMinute, Duration.ofNanos(probe.getNanosToWaitForRefill()));
      }
      return Optional.of(bucket);
    }

    private Bucket full() {
      return Bucket.builder()
          .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
          .withCustomTimePrecision(time)
          .build();
    }
  }
}
