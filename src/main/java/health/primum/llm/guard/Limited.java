package health.primum.llm.guard;

import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limiter.LifoBlockingLimiter;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import health.primum.agent.Failure;
import health.primum.agent.Provider;
import health.primum.llm.exchange.Deadline;
import health.primum.llm.exchange.Exchange;
import health.primum.llm.exchange.Outcome;
import health.primum.llm.exchange.Turn;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Sends one provider only so many requests at once: as many as configured at first, a tenth fewer
 * with each refusal for rate, one more with each success under load (additive increase,
 * multiplicative decrease). Who must wait waits until its deadline.
 */
public final class Limited implements Exchange {
  private static final double DECREASE = 0.9;

  private final Exchange next;
  private final Limiter<Deadline> limiter;

  /**
   * A limit.
   *
   * @param changed is told the limit whenever it changes
   */
  public Limited(Provider provider, Exchange next, IntConsumer changed) {
    this.next = next;
    var limit =
        AIMDLimit.newBuilder()
            .initialLimit(provider.maxConcurrent())
            .minLimit(1)
            .maxLimit(provider.maxConcurrent())
            .backoffRatio(DECREASE)
            // Language models are slow; slowness is no sign of overload.
            .timeout(1, TimeUnit.DAYS)
            .build();
    limit.notifyOnChange(changed::accept);
    SimpleLimiter<Deadline> simple = SimpleLimiter.newBuilder().limit(limit).build();
    this.limiter =
        LifoBlockingLimiter.newBuilder(simple)
            .backlogSize(Integer.MAX_VALUE)
            .backlogTimeout(
                deadline -> Math.max(1, deadline.remaining().toMillis()), TimeUnit.MILLISECONDS)
            .build();
  }

  @Override
  public Outcome send(Turn turn) {
    Optional<Limiter.Listener> permit = limiter.acquire(turn.deadline());
    if (permit.isEmpty()) {
      return Thread.currentThread().isInterrupted()
          ? Outcome.Failed.lasting(Failure.CANCELLED, "interrupted while waiting for its turn")
          : Outcome.Failed.lasting(
              Failure.TIMED_OUT, "no turn in time: too many requests to the provider at once");
    }
    Optional<Outcome> outcome = Optional.empty();
    try {
      outcome = Optional.of(next.send(turn));
      return outcome.get();
    } finally {
      release(permit.get(), outcome);
    }
  }

  private static void release(Limiter.Listener permit, Optional<Outcome> outcome) {
    if (outcome.isPresent() && outcome.get() instanceof Outcome.Said) {
      permit.onSuccess();
    } else if (outcome.isPresent()
        && outcome.get() instanceof Outcome.Failed failed
        && failed.failure() == Failure.RATE_LIMITED) {
      permit.onDropped();
    } else {
      permit.onIgnore();
    }
  }
}
