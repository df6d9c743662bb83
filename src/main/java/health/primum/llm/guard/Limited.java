package health.primum.llm.guard;

import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import health.primum.agent.Failure;
import health.primum.agent.Provider;
import health.primum.llm.exchange.Deadline;
import health.primum.llm.exchange.Exchange;
import health.primum.llm.exchange.Outcome;
import health.primum.llm.exchange.Turn;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/**
 * Sends one provider only so many requests at once: as many as configured at first, a tenth fewer
 * with each refusal for rate, one more with each success under load (additive increase,
 * multiplicative decrease). Who must wait waits until its deadline, first come first served.
 */
public final class Limited implements Exchange {
  private static final double DECREASE = 0.9;

  private final Exchange next;
  private final Limiter<Deadline> limiter;
  private final Lock lock = new ReentrantLock();
  private final Condition freed = lock.newCondition();

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
    this.limiter = SimpleLimiter.newBuilder().limit(limit).build();
  }

  @Override
  public Outcome send(Turn turn) {
    Optional<Limiter.Listener> permit;
    try {
      permit = acquire(turn.deadline());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Outcome.Failed.lasting(Failure.CANCELLED, "interrupted while waiting for its turn");
    }
    if (permit.isEmpty()) {
      return Outcome.Failed.lasting(
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

  /**
   * Empty when the deadline comes first. The library's own blocking limiters miss a permit that is
   * given back just before they begin to wait, and leave unused what the limit grows by.
   */
  private Optional<Limiter.Listener> acquire(Deadline deadline) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!deadline.isOver()) {
        Optional<Limiter.Listener> permit = limiter.acquire(deadline);
        if (permit.isPresent()) {
          return permit;
        }
        freed.awaitNanos(deadline.remaining().toNanos());
      }
      // It may have been woken for a permit that the next in line can use.
      freed.signal();
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private void release(Limiter.Listener permit, Optional<Outcome> outcome) {
    lock.lock();
    try {
      if (outcome.isPresent() && outcome.get() instanceof Outcome.Said) {
        permit.onSuccess();
      } else if (outcome.isPresent()
          && outcome.get() instanceof Outcome.Failed failed
          && failed.failure() == Failure.RATE_LIMITED) {
        permit.onDropped();
      } else {
        permit.onIgnore();
      }
      // One for the permit, one for what a success may have raised the limit by.
      freed.signal();
      freed.signal();
    } finally {
      lock.unlock();
    }
  }
}
