package health.primum.llm.guard;

import health.primum.agent.Failure;
import health.primum.agent.ModelListener;
import health.primum.agent.Provider;
import health.primum.agent.Usage;
import health.primum.llm.exchange.Exchange;
import health.primum.llm.exchange.Outcome;
import health.primum.llm.exchange.Turn;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

/**
 * Repeats what may be repeated while the deadline allows, waiting as long as the provider asks or
 * else longer each time with jitter; and leaves a provider alone for a while when half of its last
 * attempts failed for its own reasons.
 */
public final class Guarded implements Exchange {
  /** Attempts that the breaker looks back on. */
  static final int WINDOW = 10;

  /** How long a provider is left alone. */
  static final Duration PAUSE = Duration.ofSeconds(20);

  private static final Duration FIRST_DELAY = Duration.ofMillis(500);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(20);

  private final Provider provider;
  private final Exchange next;
  private final ModelListener listener;
  private final RandomGenerator random;
  private final TypedGuard<Outcome> guard;
  private volatile CircuitBreakerState circuit = CircuitBreakerState.CLOSED;

  public Guarded(Provider provider, Exchange next, ModelListener listener, RandomGenerator random) {
    this(provider, next, listener, random, PAUSE);
  }

  Guarded(
      Provider provider,
      Exchange next,
      ModelListener listener,
      RandomGenerator random,
      Duration pause) {
    this.provider = provider;
    this.next = next;
    this.listener = listener;
    this.random = random;
    this.guard = guard(pause);
  }

  private TypedGuard<Outcome> guard(Duration pause) {
    return TypedGuard.create(Outcome.class)
        .withDescription(provider.name())
        .withRetry()
        .maxRetries(provider.maxRetries())
        // The deadline bounds it.
        .maxDuration(1, ChronoUnit.DAYS)
        .whenException(e -> e instanceof AttemptFailed failed && failed.mayRepeat())
        .withCustomBackoff()
        .strategy(() -> e -> e instanceof AttemptFailed failed ? failed.delay().toMillis() : 0)
        .done()
        .done()
        .withCircuitBreaker()
        .requestVolumeThreshold(WINDOW)
        .failureRatio(0.5)
        .successThreshold(1)
        .delay(pause.toMillis(), ChronoUnit.MILLIS)
        .when(e -> e instanceof AttemptFailed failed && isHeldAgainst(failed))
        .onStateChange(
            state -> {
              circuit = state;
              listener.circuit(provider.name(), state != CircuitBreakerState.CLOSED);
            })
        .done()
        .build();
  }

  /** While it is on probation only an answer closes the circuit, not a call that proved nothing. */
  private boolean isHeldAgainst(AttemptFailed failed) {
    return failed.isOutage()
        || (circuit == CircuitBreakerState.HALF_OPEN && !failed.provesTheProviderAlive());
  }

  @Override
  public Outcome send(Turn turn) {
    var attempts = new Attempts(turn);
    try {
      return guard.call(attempts::next);
    } catch (AttemptFailed last) {
      return attempts.withUsage(last.failed());
    } catch (CircuitBreakerOpenException open) {
      Outcome.@Nullable Failed before = attempts.last;
      return attempts.withUsage(
          before != null
              ? before
              : Outcome.Failed.lasting(
                  Failure.UNAVAILABLE,
                  "not asked: the circuit of "
                      + provider.name()
                      + " is open, because its last calls failed"));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      Outcome.@Nullable Failed before = attempts.last;
      return attempts.withUsage(
          before != null && before.failure() == Failure.CANCELLED
              ? before
              : Outcome.Failed.lasting(Failure.CANCELLED, "interrupted between two attempts"));
    } catch (Exception fault) {
      return attempts.withUsage(
          Outcome.Failed.lasting(
              Failure.UNAVAILABLE, "fault in the call: " + fault.getClass().getSimpleName()));
    }
  }

  /** The attempts of one call. */
  private final class Attempts {
    private final Turn turn;
    private int made;
    private Usage usage = Usage.NONE;
    private Outcome.@Nullable Failed last;

    Attempts(Turn turn) {
      this.turn = turn;
    }

    Outcome next() throws AttemptFailed {
      Outcome.@Nullable Failed before = last;
      if (turn.deadline().isOver()) {
        throw failed(
            before == null
                ? Outcome.Failed.lasting(Failure.TIMED_OUT, "no time left to ask")
                : new Outcome.Failed(
                    before.failure(),
                    before.detail(),
                    before.usage(),
                    false,
                    before.retryAfter(),
                    false));
      }
      if (before != null) {
        listener.retried(turn.agent(), before.failure());
      }
      made++;
      return switch (next.send(turn)) {
        case Outcome.Said said -> new Outcome.Said(said.text(), usage.plus(said.usage()));
        case Outcome.Failed failed -> {
          usage = usage.plus(failed.usage());
          throw failed(failed);
        }
      };
    }

    private AttemptFailed failed(Outcome.Failed failed) {
      last = failed;
      return new AttemptFailed(
          failed, failed.retryAfter().map(this::atLeast).orElseGet(this::backoff), turn.deadline());
    }

    /** As long as the provider asks and a little more, so that not all come back at once. */
    private Duration atLeast(Duration asked) {
      Duration more = Duration.ofMillis(random.nextLong(asked.toMillis() / 5 + 1));
      Duration backoff = backoff();
      return asked.plus(asked.plus(more).compareTo(backoff) < 0 ? backoff.minus(asked) : more);
    }

    /** Between half of a time that doubles with each attempt and all of it. */
    private Duration backoff() {
      long most =
          Math.min(
              LONGEST_DELAY.toMillis(),
              FIRST_DELAY.toMillis() << Math.min(10, Math.max(0, made - 1)));
      return Duration.ofMillis(random.nextLong(most / 2, most + 1));
    }

    private Outcome.Failed withUsage(Outcome.Failed failed) {
      return new Outcome.Failed(
          failed.failure(),
          made > 1 ? failed.detail() + ", after " + made + " attempts" : failed.detail(),
          usage,
          failed.repeatable(),
          failed.retryAfter(),
          failed.charged());
    }
  }
}
