package health.primum.llm.guard;

import static health.primum.llm.exchange.ScriptedExchange.lasting;
import static health.primum.llm.exchange.ScriptedExchange.said;
import static health.primum.llm.guard.GuardTurns.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import health.primum.agent.Budget;
import health.primum.agent.Failure;
import health.primum.agent.Price;
import health.primum.agent.Usage;
import health.primum.llm.exchange.Exchange;
import health.primum.llm.exchange.Outcome;
import health.primum.llm.exchange.ScriptedExchange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class BudgetedTest {
  /** One dollar for a million tokens in, ten for a million out. */
  private static final Price PRICE = new Price(BigDecimal.ONE, BigDecimal.TEN, null);

  /** 119 bytes and overheads in, 500 tokens out. */
  private static final String MOST = "0.005119";

  @Test
  void sendsWhatCanBePaidAndCountsWhatItDidCost() {
    Budget budget = Budget.of(new BigDecimal(MOST));
    var wire = new ScriptedExchange(said("x"));
    assertThat(new Budgeted(wire).send(turn(PRICE, budget))).isEqualTo(said("x"));
    assertThat(budget.spent()).isEqualByComparingTo("0.00006");
  }

  @Test
  void sendsNothingThatCouldCostMoreThanIsLeft() {
    Budget budget = Budget.of(new BigDecimal("0.005118"));
    var wire = new ScriptedExchange(said("x"));
    var failed = (Outcome.Failed) new Budgeted(wire).send(turn(PRICE, budget));
    assertThat(failed)
        .isEqualTo(
            Outcome.Failed.lasting(
                Failure.BUDGET,
                "the call could cost up to $0.005119, more than is left of the budget"));
    assertThat(wire.sent()).isEmpty();
    assertThat(budget.spent()).isEqualByComparingTo("0");
  }

  @Test
  void aBudgetWithoutAPriceSendsNothing() {
    var wire = new ScriptedExchange(said("x"));
    var failed =
        (Outcome.Failed) new Budgeted(wire).send(turn(null, Budget.of(new BigDecimal("1000"))));
    assertThat(failed)
        .isEqualTo(
            Outcome.Failed.lasting(
                Failure.BUDGET,
                "there is a budget and no price of model-a; add it to config/prices.yaml"));
    assertThat(wire.sent()).isEmpty();
  }

  @Test
  void withoutABudgetNoPriceIsNeeded() {
    var wire = new ScriptedExchange(said("x"));
    assertThat(new Budgeted(wire).send(turn(null, Budget.unlimited()))).isEqualTo(said("x"));
  }

  @Test
  void aFailureWhoseTokensAreKnownCountsWithThem() {
    assertThat(spent(Outcome.Failed.answered(Failure.TRUNCATED, "cut off", new Usage(10, 5))))
        .isEqualByComparingTo("0.00006");
  }

  @Test
  void whatWasNeverTakenOnCostsNothing() {
    assertThat(spent(lasting(Failure.UNAUTHORISED))).isEqualByComparingTo("0");
  }

  @Test
  void whatMayBeChargedForCountsWithTheMostItCanCost() {
    assertThat(spent(Outcome.Failed.underway(Failure.TIMED_OUT, "late")))
        .isEqualByComparingTo(MOST);
    assertThat(spent(new Outcome.Said("x", Usage.NONE))).isEqualByComparingTo(MOST);
    assertThat(spent(Outcome.Failed.answered(Failure.TRUNCATED, "cut off", Usage.NONE)))
        .isEqualByComparingTo(MOST);
  }

  @Test
  void aFaultInTheCallCountsWithTheMostItCanCost() {
    Budget budget = Budget.of(BigDecimal.ONE);
    Exchange broken =
        turn -> {
          throw new IllegalStateException("broken");
        };
    assertThatIllegalStateException()
        .isThrownBy(() -> new Budgeted(broken).send(turn(PRICE, budget)));
    assertThat(budget.spent()).isEqualByComparingTo(MOST);
  }

  @Test
  void callsAtOnceCannotOverspendTogether() throws Exception {
    Budget budget = Budget.of(new BigDecimal(MOST).multiply(BigDecimal.valueOf(3)));
    var refused = new CountDownLatch(7);
    Exchange wire =
        turn -> {
          await(refused);
          return said("x");
        };
    List<Future<Outcome>> calls = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 10; i++) {
        calls.add(
            threads.submit(
                () -> {
                  Outcome outcome = new Budgeted(wire).send(turn(PRICE, budget));
                  refused.countDown();
                  return outcome;
                }));
      }
    }
    var failures = new ArrayList<Failure>();
    for (Future<Outcome> call : calls) {
      if (call.get() instanceof Outcome.Failed failed) {
        failures.add(failed.failure());
      }
    }
    assertThat(failures).hasSize(7).containsOnly(Failure.BUDGET);
    assertThat(budget.spent()).isEqualByComparingTo("0.00018");
  }

  private static BigDecimal spent(Outcome outcome) {
    Budget budget = Budget.of(BigDecimal.ONE);
    new Budgeted(new ScriptedExchange(outcome)).send(turn(PRICE, budget));
    return budget.spent();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
