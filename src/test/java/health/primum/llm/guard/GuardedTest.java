package health.primum.llm.guard;

import static health.primum.llm.exchange.ScriptedExchange.forNow;
import static health.primum.llm.exchange.ScriptedExchange.lasting;
import static health.primum.llm.exchange.ScriptedExchange.said;
import static health.primum.llm.guard.GuardTurns.provider;
import static health.primum.llm.guard.GuardTurns.turn;
import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.Failure;
import health.primum.agent.Usage;
import health.primum.llm.exchange.Exchange;
import health.primum.llm.exchange.Outcome;
import health.primum.llm.exchange.ScriptedExchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuardedTest {
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final Heard heard = new Heard();

  @Test
  void repeatsUntilItSucceeds() {
    var wire =
        new ScriptedExchange(
            forNow(Failure.RATE_LIMITED), forNow(Failure.UNAVAILABLE), said("1. Order ECG"));
    assertThat(guarded(3, wire).send(turn(5_000))).isEqualTo(said("1. Order ECG"));
    assertThat(wire.sent()).hasSize(3);
    assertThat(heard.news).containsExactly("retried a RATE_LIMITED", "retried a UNAVAILABLE");
  }

  @Test
  void repeatsNoMoreOftenThanAllowed() {
    var wire = new ScriptedExchange(forNow(Failure.RATE_LIMITED));
    var failed = (Outcome.Failed) guarded(2, wire).send(turn(5_000));
    assertThat(failed.failure()).isEqualTo(Failure.RATE_LIMITED);
    assertThat(failed.detail()).isEqualTo("told to, after 3 attempts");
    assertThat(wire.sent()).hasSize(3);
  }

  @Test
  void repeatsNothingWhereNoRetriesAreAllowed() {
    var wire = new ScriptedExchange(forNow(Failure.RATE_LIMITED));
    var failed = (Outcome.Failed) guarded(0, wire).send(turn(5_000));
    assertThat(failed.detail()).isEqualTo("told to");
    assertThat(wire.sent()).hasSize(1);
    assertThat(heard.news).isEmpty();
  }

  /** RATE_LIMITED stands for a quota that is used up: it lasts, although it came as HTTP 429. */
  @ParameterizedTest
  @EnumSource(
      names = {"UNAUTHORISED", "REFUSED", "TRUNCATED", "RATE_LIMITED", "UNPARSEABLE", "BUDGET"})
  void whatLastsIsAskedOnce(Failure failure) {
    var wire = new ScriptedExchange(lasting(failure));
    assertThat(guarded(3, wire).send(turn(5_000))).isEqualTo(lasting(failure));
    assertThat(wire.sent()).hasSize(1);
  }

  @Test
  void waitsAsLongAsTheProviderAsks() {
    var wire =
        new ScriptedExchange(
            forNow(Failure.RATE_LIMITED, Duration.ofMillis(150)), said("1. Order ECG"));
    long start = System.nanoTime();
    assertThat(guarded(3, wire).send(turn(5_000))).isInstanceOf(Outcome.Said.class);
    assertThat(since(start)).isBetween(Duration.ofMillis(150), Duration.ofMillis(2_000));
  }

  @Test
  void doesNotWaitForWhatComesTooLate() {
    var wire = new ScriptedExchange(forNow(Failure.RATE_LIMITED, Duration.ofSeconds(30)));
    long start = System.nanoTime();
    var failed = (Outcome.Failed) guarded(3, wire).send(turn(5_000));
    assertThat(failed.failure()).isEqualTo(Failure.RATE_LIMITED);
    assertThat(wire.sent()).hasSize(1);
    assertThat(since(start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void waitsLongerEachTimeWhereTheProviderDoesNotSay() {
    var wire =
        new ScriptedExchange(
            Outcome.Failed.forNow(Failure.UNAVAILABLE, "down", java.util.Optional.empty()));
    var bounds = new ArrayList<String>();
    RandomGenerator random =
        new RandomGenerator() {
          @Override
          public long nextLong() {
            throw new AssertionError("only bounded numbers are needed");
          }

          @Override
          public long nextLong(long origin, long bound) {
            bounds.add(origin + ".." + (bound - 1));
            return 0;
          }
        };
    new Guarded(provider(64, 3), wire, heard, random).send(turn(60_000));
    assertThat(bounds).startsWith("250..500", "500..1000", "1000..2000");
  }

  @Test
  void asksNothingAfterTheDeadline() throws InterruptedException {
    var wire = new ScriptedExchange(said("late"));
    var turn = turn(1);
    Thread.sleep(5);
    var failed = (Outcome.Failed) guarded(3, wire).send(turn);
    assertThat(failed.failure()).isEqualTo(Failure.TIMED_OUT);
    assertThat(wire.sent()).isEmpty();
  }

  @Test
  void repeatsNothingAfterTheDeadline() {
    var wire = new ScriptedExchange(forNow(Failure.UNAVAILABLE));
    Exchange slow =
        turn -> {
          sleep(Duration.ofMillis(60));
          return wire.send(turn);
        };
    var failed = (Outcome.Failed) guarded(3, slow).send(turn(40));
    assertThat(failed.failure()).isEqualTo(Failure.UNAVAILABLE);
    assertThat(wire.sent()).hasSize(1);
  }

  @Test
  void countsTheTokensOfEveryAttempt() {
    Outcome.Failed first =
        new Outcome.Failed(
            Failure.UNAVAILABLE,
            "half way",
            new Usage(7, 1),
            true,
            java.util.Optional.of(Duration.ZERO),
            false);
    assertThat(guarded(3, new ScriptedExchange(first, said("x"))).send(turn(5_000)).usage())
        .isEqualTo(new Usage(17, 6));
    assertThat(guarded(1, new ScriptedExchange(first)).send(turn(5_000)).usage())
        .isEqualTo(new Usage(14, 2));
  }

  @Test
  void anInterruptionEndsThePauseAtOnce() throws InterruptedException {
    var asked = new CountDownLatch(1);
    Exchange wire =
        turn -> {
          asked.countDown();
          return forNow(Failure.RATE_LIMITED, Duration.ofSeconds(20));
        };
    var outcome = new AtomicReference<Outcome>();
    var flag = new AtomicReference<Boolean>();
    Thread caller =
        Thread.ofVirtual()
            .start(
                () -> {
                  outcome.set(guarded(3, wire).send(turn(60_000)));
                  flag.set(Thread.currentThread().isInterrupted());
                });
    assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
    Thread.sleep(30);
    caller.interrupt();
    assertThat(caller.join(Duration.ofSeconds(2))).isTrue();
    assertThat(((Outcome.Failed) outcome.get()).failure()).isEqualTo(Failure.CANCELLED);
    assertThat(flag.get()).isTrue();
  }

  @Test
  void anInterruptedAttemptIsNotTakenForAPause() throws InterruptedException {
    Outcome.Failed cancelled =
        Outcome.Failed.underway(Failure.CANCELLED, "the call was interrupted");
    Exchange interrupted =
        turn -> {
          Thread.currentThread().interrupt();
          return cancelled;
        };
    var outcome = new AtomicReference<Outcome>();
    Thread.ofVirtual().start(() -> outcome.set(guarded(3, interrupted).send(turn(5_000)))).join();
    assertThat(outcome.get()).isEqualTo(cancelled);
  }

  @Test
  void leavesAProviderAloneWhenHalfOfItsLastAttemptsFailed() {
    var wire = new ScriptedExchange(window(forNow(Failure.UNAVAILABLE)));
    Guarded guarded = guarded(0, wire);
    for (int i = 0; i < Guarded.WINDOW; i++) {
      guarded.send(turn(5_000));
    }
    assertThat(heard.news).containsExactly("circuit openai open");
    long start = System.nanoTime();
    var failed = (Outcome.Failed) guarded.send(turn(5_000));
    assertThat(failed.failure()).isEqualTo(Failure.UNAVAILABLE);
    assertThat(failed.detail())
        .isEqualTo("not asked: the circuit of openai is open, because its last calls failed");
    assertThat(failed.repeatable()).isFalse();
    assertThat(wire.sent()).hasSize(Guarded.WINDOW);
    assertThat(since(start)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void asksAgainAfterThePauseAndClosesTheCircuitWhenThatSucceeds() throws InterruptedException {
    var wire = new ScriptedExchange(window(forNow(Failure.UNAVAILABLE)));
    Guarded guarded = guarded(0, wire, PAUSE);
    for (int i = 0; i < Guarded.WINDOW; i++) {
      guarded.send(turn(5_000));
    }
    Thread.sleep(PAUSE.toMillis() + 20);
    assertThat(guarded.send(turn(5_000))).isEqualTo(said("x"));
    assertThat(guarded.send(turn(5_000))).isEqualTo(said("x"));
    assertThat(heard.news.getFirst()).isEqualTo("circuit openai open");
    assertThat(heard.news.getLast()).isEqualTo("circuit openai closed");
  }

  @Test
  void opensAgainWhenTheProviderIsStillDownAfterThePause() throws InterruptedException {
    var wire = new ScriptedExchange(forNow(Failure.UNAVAILABLE));
    Guarded guarded = guarded(0, wire, PAUSE);
    for (int i = 0; i < Guarded.WINDOW; i++) {
      guarded.send(turn(5_000));
    }
    Thread.sleep(PAUSE.toMillis() + 20);
    guarded.send(turn(5_000));
    guarded.send(turn(5_000));
    assertThat(wire.sent()).hasSize(Guarded.WINDOW + 1);
    assertThat(heard.news.getLast()).isEqualTo("circuit openai open");
  }

  /** A probe that proves nothing must not send everybody back to a provider that is down. */
  @Test
  void staysOpenWhenTheProbeIsGivenUp() throws InterruptedException {
    Outcome[] outcomes = new Outcome[Guarded.WINDOW + 1];
    java.util.Arrays.fill(outcomes, forNow(Failure.UNAVAILABLE));
    outcomes[Guarded.WINDOW] = lasting(Failure.CANCELLED);
    var wire = new ScriptedExchange(outcomes);
    Guarded guarded = guarded(0, wire, PAUSE);
    for (int i = 0; i < Guarded.WINDOW; i++) {
      guarded.send(turn(5_000));
    }
    Thread.sleep(PAUSE.toMillis() + 20);
    guarded.send(turn(5_000));
    guarded.send(turn(5_000));
    assertThat(wire.sent()).hasSize(Guarded.WINDOW + 1);
    assertThat(heard.news.getLast()).isEqualTo("circuit openai open");
  }

  @Test
  void whatEndsAtTheDeadlineWhileTheModelWorksCountsAsOutOfOrder() {
    var wire = new ScriptedExchange(Outcome.Failed.underway(Failure.TIMED_OUT, "no answer"));
    Guarded guarded = guarded(0, wire);
    for (int i = 0; i < 2 * Guarded.WINDOW; i++) {
      guarded.send(turn(5_000));
    }
    assertThat(wire.sent()).hasSize(Guarded.WINDOW);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "RATE_LIMITED",
        "UNPARSEABLE",
        "REFUSED",
        "TRUNCATED",
        "UNAUTHORISED",
        "CANCELLED",
        "BUDGET"
      })
  void whatIsNoOutageNeverOpensTheCircuit(Failure failure) {
    var wire = new ScriptedExchange(lasting(failure));
    Guarded guarded = guarded(0, wire);
    for (int i = 0; i < 3 * Guarded.WINDOW; i++) {
      guarded.send(turn(5_000));
    }
    assertThat(wire.sent()).hasSize(3 * Guarded.WINDOW);
    assertThat(heard.news).isEmpty();
  }

  /** A caller without time, or a queue on this side of the wire, says nothing of the provider. */
  @Test
  void timeThatRanOutBeforeARequestNeverOpensTheCircuit() throws InterruptedException {
    var wire = new ScriptedExchange(lasting(Failure.TIMED_OUT));
    Guarded guarded = guarded(0, wire);
    var late = turn(1);
    Thread.sleep(5);
    for (int i = 0; i < Guarded.WINDOW; i++) {
      guarded.send(turn(5_000));
      guarded.send(late);
    }
    assertThat(wire.sent()).hasSize(Guarded.WINDOW);
    assertThat(heard.news).isEmpty();
  }

  @Test
  void aFaultInTheCallIsAFailureLikeOthers() {
    Exchange broken =
        turn -> {
          throw new IllegalStateException("Mrs Secret");
        };
    var failed = (Outcome.Failed) guarded(3, broken).send(turn(5_000));
    assertThat(failed.failure()).isEqualTo(Failure.UNAVAILABLE);
    assertThat(failed.detail()).isEqualTo("fault in the call: IllegalStateException");
  }

  private Guarded guarded(int retries, Exchange next) {
    return guarded(retries, next, Guarded.PAUSE);
  }

  private Guarded guarded(int retries, Exchange next, Duration pause) {
    return new Guarded(provider(64, retries), next, heard, new Random(1), pause);
  }

  /** As many failures as successes, then only successes. */
  private static Outcome[] window(Outcome failure) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < Guarded.WINDOW / 2; i++) {
      outcomes.add(said("x"));
      outcomes.add(failure);
    }
    outcomes.add(said("x"));
    return outcomes.toArray(Outcome[]::new);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
