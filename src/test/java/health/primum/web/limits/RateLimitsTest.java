package health.primum.web.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.primum.consult.journal.Caller;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private static final Caller ANN = new Caller("acme", "ann");
  private static final Caller BOB = new Caller("acme", "bob");

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void aUserMayAskSoOftenAMinuteAndThenIsToldWhen() {
    RateLimits limits = limits(0, 2);
    limits.count(ANN);
    limits.count(ANN);
    TooMany refused = catchThrowableOfType(TooMany.class, () -> limits.count(ANN));
    assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(30));
    assertThat(refused.policy()).isEqualTo("\"user\";q=2;w=60");
    assertThat(refused.state()).isEqualTo("\"user\";r=0;t=30");
    limits.count(BOB);
    nanos.addAndGet(Duration.ofSeconds(30).toNanos());
    limits.count(ANN);
  }

  @Test
  void whatTheTenantIsRefusedDoesNotCountForTheUser() {
    RateLimits limits = limits(1, 2);
    limits.count(ANN);
    for (int i = 0; i < 5; i++) {
      TooMany refused = catchThrowableOfType(TooMany.class, () -> limits.count(BOB));
      assertThat(refused.policy()).startsWith("\"tenant\"");
    }
    limits.count(new Caller("other", "ann"));
  }

  @Test
  void whoIsNotKnownCountsForTheTenantAlone() {
    RateLimits limits = limits(3, 1);
    var nobody = new Caller("acme", CallerSource.ANONYMOUS);
    for (int i = 0; i < 3; i++) {
      limits.count(nobody);
    }
    assertThat(catchThrowableOfType(TooMany.class, () -> limits.count(nobody)).policy())
        .startsWith("\"tenant\"");
  }

  @Test
  void zeroIsNoLimitAndMadeUpUsersAreForgotten() {
    assertThatCode(
            () -> {
              RateLimits none = limits(0, 0);
              for (int i = 0; i < 1_000; i++) {
                none.count(ANN);
              }
              RateLimits one = limits(0, 1);
              for (int i = 0; i < 50_000; i++) {
                one.count(new Caller("acme", "made-up-" + i));
              }
              assertThat(one.buckets()).isLessThanOrEqualTo(10_001);
            })
        .doesNotThrowAnyException();
  }

  private RateLimits limits(int tenant, int user) {
    return new RateLimits(
        tenant,
        user,
        new TimeMeter() {
          @Override
          public long currentTimeNanos() {
            return nanos.get();
          }

          @Override
          public boolean isWallClockBased() {
            return false;
          }
        });
  }
}
