package health.primum.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever calls come in whatever order, nothing is overspent and nothing is lost. */
class BudgetPropertiesTest {
  private static final int LIMIT = 100;

  /**
   * One call.
   *
   * @param inner through which of two budgets inside the whole one
   * @param most what it could cost
   * @param percent of that which it does cost
   * @param settles whether the oldest open call ends before this one begins
   */
  record Call(int inner, int most, int percent, boolean settles) {}

  @Property(tries = 500)
  void interleavedCallsNeverOverspend(
      @ForAll("calls") List<Call> calls, @ForAll @IntRange(min = 0, max = LIMIT) int innerLimit) {
    Budget outer = Budget.of(BigDecimal.valueOf(LIMIT));
    List<Budget> inner = List.of(outer.within(BigDecimal.valueOf(innerLimit)), outer.within(null));
    var open = new ArrayList<Runnable>();
    for (Call call : calls) {
      if (call.settles() && !open.isEmpty()) {
        open.removeFirst().run();
      }
      reserve(inner.get(call.inner()), call).ifPresent(open::add);
      holds(outer, inner, innerLimit);
    }
    open.forEach(Runnable::run);
    holds(outer, inner, innerLimit);
    BigDecimal left = BigDecimal.valueOf(LIMIT).subtract(outer.spent());
    assertThat(outer.reserve(left)).as("what was not spent is left").isPresent();
  }

  @Property(tries = 30)
  void callsAtOnceNeverOverspendTogether(@ForAll("calls") List<Call> calls) {
    Budget outer = Budget.of(BigDecimal.valueOf(LIMIT));
    List<Budget> inner = List.of(outer.within(BigDecimal.valueOf(LIMIT / 2)), outer.within(null));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Call call : calls) {
        threads.submit(() -> reserve(inner.get(call.inner()), call).ifPresent(Runnable::run));
      }
    }
    holds(outer, inner, LIMIT / 2);
    BigDecimal left = BigDecimal.valueOf(LIMIT).subtract(outer.spent());
    assertThat(outer.reserve(left)).as("what was not spent is left").isPresent();
  }

  private static Optional<Runnable> reserve(Budget budget, Call call) {
    BigDecimal cost =
        BigDecimal.valueOf(call.most()).multiply(BigDecimal.valueOf(call.percent(), 2));
    return budget
        .reserve(BigDecimal.valueOf(call.most()))
        .map(reservation -> () -> reservation.settle(cost));
  }

  private static void holds(Budget outer, List<Budget> inner, int innerLimit) {
    assertThat(outer.spent()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(LIMIT));
    assertThat(inner.getFirst().spent()).isLessThanOrEqualTo(BigDecimal.valueOf(innerLimit));
    assertThat(inner.getFirst().spent().add(inner.getLast().spent()))
        .isEqualByComparingTo(outer.spent());
  }

  @Provide
  Arbitrary<List<Call>> calls() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 1),
            Arbitraries.integers().between(0, 40),
            Arbitraries.integers().between(0, 100),
            Arbitraries.of(true, false))
        .as(Call::new)
        .list()
        .ofMaxSize(40);
  }
}
