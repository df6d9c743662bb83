package health.primum.llm.guard;

import static health.primum.llm.exchange.ScriptedExchange.lasting;
import static health.primum.llm.exchange.ScriptedExchange.said;
import static health.primum.llm.guard.GuardTurns.turn;
import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.Failure;
import health.primum.llm.exchange.Exchange;
import health.primum.llm.exchange.Outcome;
import health.primum.llm.exchange.ScriptedExchange;
import health.primum.llm.exchange.Turn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class HedgedTest {
  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();
  private static final Duration NEVER = Duration.ofSeconds(30);
  private static final Duration AFTER = Duration.ofMillis(40);

  private final Heard heard = new Heard();

  @AfterAll
  static void stop() {
    THREADS.shutdownNow();
  }

  @Test
  void sendsNoSecondRequestBesideAFastAnswer() {
    var wire = new ScriptedExchange(said("fast"));
    assertThat(hedged(wire, NEVER).send(turn(5_000))).isEqualTo(said("fast"));
    assertThat(wire.sent()).hasSize(1);
    assertThat(heard.news).isEmpty();
  }

  @Test
  void sendsNoSecondRequestAfterAFastFailure() {
    var wire = new ScriptedExchange(lasting(Failure.REFUSED));
    assertThat(hedged(wire, NEVER).send(turn(5_000))).isEqualTo(lasting(Failure.REFUSED));
    assertThat(wire.sent()).hasSize(1);
  }

  @Test
  void takesTheSecondAnswerWhenTheFirstIsSlowAndEndsTheFirst() throws InterruptedException {
    var wire = new Race(new Leg(NEVER, said("first")), new Leg(Duration.ZERO, said("second")));
    long start = System.nanoTime();
    assertThat(hedged(wire, AFTER).send(turn(5_000))).isEqualTo(said("second"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(AFTER, Duration.ofSeconds(2));
    assertThat(wire.interrupted.await(2, TimeUnit.SECONDS)).isTrue();
    assertThat(heard.news).containsExactly("hedged a");
  }

  @Test
  void takesTheFirstAnswerWhenItStillComesFirstAndEndsTheSecond() throws InterruptedException {
    var wire =
        new Race(new Leg(Duration.ofMillis(120), said("first")), new Leg(NEVER, said("second")));
    assertThat(hedged(wire, AFTER).send(turn(5_000))).isEqualTo(said("first"));
    assertThat(wire.interrupted.await(2, TimeUnit.SECONDS)).isTrue();
    assertThat(wire.requests.get()).isEqualTo(2);
  }

  @Test
  void oneFailureDoesNotEndTheRace() {
    var wire =
        new Race(
            new Leg(Duration.ofMillis(120), lasting(Failure.UNAVAILABLE)),
            new Leg(Duration.ofMillis(150), said("second")));
    assertThat(hedged(wire, AFTER).send(turn(5_000))).isEqualTo(said("second"));
  }

  @Test
  void whenBothFailTheLastFailureCounts() {
    var wire =
        new Race(
            new Leg(Duration.ofMillis(200), lasting(Failure.UNAVAILABLE)),
            new Leg(Duration.ZERO, lasting(Failure.RATE_LIMITED)));
    assertThat(hedged(wire, AFTER).send(turn(5_000))).isEqualTo(lasting(Failure.UNAVAILABLE));
  }

  @Test
  void anInterruptionEndsBoth() throws InterruptedException {
    var wire =
        new Race(
            new CountDownLatch(2), new Leg(NEVER, said("first")), new Leg(NEVER, said("second")));
    var outcome = new AtomicReference<Outcome>();
    var flag = new AtomicReference<Boolean>();
    Thread caller =
        Thread.ofVirtual()
            .start(
                () -> {
                  outcome.set(hedged(wire, AFTER).send(turn(60_000)));
                  flag.set(Thread.currentThread().isInterrupted());
                });
    while (wire.requests.get() < 2) {
      Thread.sleep(1);
    }
    caller.interrupt();
    assertThat(caller.join(Duration.ofSeconds(2))).isTrue();
    assertThat(((Outcome.Failed) outcome.get()).failure()).isEqualTo(Failure.CANCELLED);
    assertThat(flag.get()).isTrue();
    assertThat(wire.interrupted.await(2, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aFaultInARequestIsAFailureLikeOthers() {
    Exchange broken =
        turn -> {
          throw new IllegalStateException("Mrs Secret");
        };
    var failed = (Outcome.Failed) hedged(broken, NEVER).send(turn(5_000));
    assertThat(failed.failure()).isEqualTo(Failure.UNAVAILABLE);
    assertThat(failed.detail()).doesNotContain("Secret");
  }

  private Hedged hedged(Exchange next, Duration after) {
    return new Hedged(next, after, THREADS, heard);
  }

  /** One request of a race. */
  private record Leg(Duration takes, Outcome outcome) {}

  /** Runs its legs in the order in which requests come. */
  private static final class Race implements Exchange {
    private final List<Leg> legs;
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch interrupted;

    Race(Leg... legs) {
      this(new CountDownLatch(1), legs);
    }

    Race(CountDownLatch interrupted, Leg... legs) {
      this.interrupted = interrupted;
      this.legs = List.of(legs);
    }

    @Override
    public Outcome send(Turn turn) {
      Leg leg = legs.get(requests.getAndIncrement());
      try {
        Thread.sleep(leg.takes());
        return leg.outcome();
      } catch (InterruptedException stopped) {
        interrupted.countDown();
        Thread.currentThread().interrupt();
        return Outcome.Failed.underway(Failure.CANCELLED, "interrupted");
      }
    }
  }
}
