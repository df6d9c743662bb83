package health.primum.llm.guard;

import static health.primum.llm.exchange.ScriptedExchange.forNow;
import static health.primum.llm.exchange.ScriptedExchange.said;
import static health.primum.llm.guard.GuardTurns.provider;
import static health.primum.llm.guard.GuardTurns.turn;
import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.Failure;
import health.primum.llm.exchange.Exchange;
import health.primum.llm.exchange.Outcome;
import health.primum.llm.exchange.ScriptedExchange;
import health.primum.llm.exchange.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LimitedTest {
  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private final List<Integer> limits = new CopyOnWriteArrayList<>();

  @AfterAll
  static void stop() {
    THREADS.shutdownNow();
  }

  @Test
  void neverSendsMoreThanAllowedAtOnce() throws Exception {
    var wire = new Busy(Duration.ofMillis(10));
    assertThat(send(limited(3, wire), 30)).allMatch(Outcome.Said.class::isInstance);
    assertThat(wire.most()).isEqualTo(3);
  }

  @Test
  void sendsFewerAfterARefusalForRateAndMoreAgainUnderLoad() throws Exception {
    var wire = new Busy(Duration.ofMillis(10));
    wire.refuseNext(4);
    Limited limited = limited(4, wire);
    for (int i = 0; i < 4; i++) {
      assertThat(limited.send(turn(5_000))).isInstanceOf(Outcome.Failed.class);
    }
    assertThat(limits).containsExactly(3, 2, 1);
    send(limited, 40);
    assertThat(limits).containsExactly(3, 2, 1, 2, 3, 4);
    assertThat(wire.most()).isEqualTo(4);
  }

  @Test
  void successWithoutLoadDoesNotRaiseTheLimit() {
    var wire = new Busy(Duration.ZERO);
    wire.refuseNext(1);
    Limited limited = limited(10, wire);
    for (int i = 0; i < 10; i++) {
      limited.send(turn(5_000));
    }
    assertThat(limits).containsExactly(9);
  }

  @Test
  void otherFailuresLeaveTheLimitAlone() {
    Limited limited = limited(4, new ScriptedExchange(forNow(Failure.UNAVAILABLE)));
    limited.send(turn(5_000));
    assertThat(limits).isEmpty();
  }

  @Test
  void waitingEndsAtTheDeadlineWithoutARequest() throws Exception {
    var wire = new Held();
    Limited limited = limited(1, wire);
    Future<Outcome> holder = THREADS.submit(() -> limited.send(turn(5_000)));
    wire.awaitRequests(1);
    long start = System.nanoTime();
    var failed = (Outcome.Failed) limited.send(turn(100));
    assertThat(failed.failure()).isEqualTo(Failure.TIMED_OUT);
    assertThat(failed.detail())
        .isEqualTo("no turn in time: too many requests to the provider at once");
    assertThat(failed.charged()).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(95), Duration.ofMillis(2_000));
    assertThat(wire.requests()).isEqualTo(1);
    wire.letGo();
    assertThat(holder.get(5, TimeUnit.SECONDS)).isInstanceOf(Outcome.Said.class);
  }

  @Test
  void aTurnThatComesAfterTheDeadlineIsNotUsed() throws InterruptedException {
    var wire = new ScriptedExchange(said("late"));
    Turn late = turn(1);
    Thread.sleep(5);
    assertThat(((Outcome.Failed) limited(1, wire).send(late)).failure())
        .isEqualTo(Failure.TIMED_OUT);
    assertThat(wire.sent()).isEmpty();
  }

  @Test
  void interruptedWaitersAreCancelledAndTakeNoPermitWithThem() throws Exception {
    var wire = new Held();
    Limited limited = limited(2, wire);
    List<Future<Outcome>> holders = submit(limited, 2);
    wire.awaitRequests(2);
    var outcomes = new CopyOnWriteArrayList<Outcome>();
    List<Thread> waiters = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      waiters.add(Thread.ofVirtual().start(() -> outcomes.add(limited.send(turn(20_000)))));
    }
    Thread.sleep(30);
    waiters.forEach(Thread::interrupt);
    for (Thread waiter : waiters) {
      assertThat(waiter.join(Duration.ofSeconds(5))).isTrue();
    }
    assertThat(outcomes)
        .hasSize(50)
        .allMatch(o -> ((Outcome.Failed) o).failure() == Failure.CANCELLED);
    assertThat(wire.requests()).isEqualTo(2);
    wire.letGo();
    for (Future<Outcome> holder : holders) {
      assertThat(holder.get(5, TimeUnit.SECONDS)).isInstanceOf(Outcome.Said.class);
    }
    assertThat(send(limited, 20)).allMatch(Outcome.Said.class::isInstance);
  }

  @Test
  void permitsPassOnWhileWaitersAreInterrupted() throws Exception {
    var wire = new Busy(Duration.ofMillis(1));
    Limited limited = limited(3, wire);
    List<Thread> waiters = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      waiters.add(Thread.ofVirtual().start(() -> limited.send(turn(20_000))));
    }
    for (int i = 0; i < waiters.size(); i += 2) {
      waiters.get(i).interrupt();
    }
    for (Thread waiter : waiters) {
      assertThat(waiter.join(Duration.ofSeconds(5))).isTrue();
    }
    wire.forget();
    assertThat(send(limited, 30)).allMatch(Outcome.Said.class::isInstance);
    assertThat(wire.most()).isEqualTo(3);
  }

  /** Whoever finds the provider busy must not miss that it became free meanwhile. */
  @Test
  void noOneWaitsWhileTheProviderIsFree() throws Exception {
    Limited limited = limited(1, new Busy(Duration.ZERO));
    for (int round = 0; round < 500; round++) {
      assertThat(send(limited, 3)).allMatch(Outcome.Said.class::isInstance);
    }
  }

  @Test
  void aFaultInTheCallGivesThePermitBack() {
    Exchange broken =
        turn -> {
          throw new IllegalStateException("broken");
        };
    Limited limited = limited(1, broken);
    for (int i = 0; i < 3; i++) {
      org.assertj.core.api.Assertions.assertThatIllegalStateException()
          .isThrownBy(() -> limited.send(turn(1_000)));
    }
  }

  private Limited limited(int most, Exchange next) {
    return new Limited(provider(most, 0), next, limits::add);
  }

  private static List<Future<Outcome>> submit(Limited limited, int calls) {
    List<Future<Outcome>> futures = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      futures.add(THREADS.submit(() -> limited.send(turn(5_000))));
    }
    return futures;
  }

  private static List<Outcome> send(Limited limited, int calls) throws Exception {
    Callable<Outcome> call = () -> limited.send(turn(5_000));
    List<Outcome> outcomes = new ArrayList<>();
    for (Future<Outcome> future :
        THREADS.invokeAll(java.util.Collections.nCopies(calls, call), 10, TimeUnit.SECONDS)) {
      outcomes.add(future.get());
    }
    return outcomes;
  }

  /** Takes a while over each request and remembers how many it had at once. */
  private static final class Busy implements Exchange {
    private final Duration each;
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();

    Busy(Duration each) {
      this.each = each;
    }

    void refuseNext(int requests) {
      refusals.set(requests);
    }

    void forget() {
      most.set(0);
    }

    int most() {
      return most.get();
    }

    @Override
    public Outcome send(Turn turn) {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      try {
        if (each.isPositive()) {
          Thread.sleep(each);
        }
        return refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0
            ? forNow(Failure.RATE_LIMITED)
            : said("x");
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return Outcome.Failed.underway(Failure.CANCELLED, "interrupted");
      } finally {
        now.decrementAndGet();
      }
    }
  }

  /** Answers nobody until it is let go. */
  private static final class Held implements Exchange {
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();

    @Override
    public Outcome send(Turn turn) {
      requests.incrementAndGet();
      try {
        gate.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      return said("x");
    }

    int requests() {
      return requests.get();
    }

    void awaitRequests(int number) throws InterruptedException {
      while (requests.get() < number) {
        Thread.sleep(1);
      }
    }

    void letGo() {
      gate.countDown();
    }
  }
}
