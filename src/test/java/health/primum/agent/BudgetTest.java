package health.primum.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.fault.FaultyInput;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class BudgetTest {
  @Test
  void keepsAsideWhatACallMayCost() {
    Budget budget = Budget.of(dollars("1.00"));
    assertThat(budget.reserve(dollars("0.60"))).isPresent();
    assertThat(budget.reserve(dollars("0.41"))).isEmpty();
    assertThat(budget.reserve(dollars("0.40"))).isPresent();
    assertThat(budget.spent()).isEqualByComparingTo("0");
  }

  @Test
  void givesBackWhatACallDidNotCost() {
    Budget budget = Budget.of(dollars("1.00"));
    Budget.Reservation call = budget.reserve(dollars("1.00")).orElseThrow();
    assertThat(call.most()).isEqualByComparingTo("1.00");
    call.settle(dollars("0.25"));
    assertThat(budget.spent()).isEqualByComparingTo("0.25");
    assertThat(budget.reserve(dollars("0.76"))).isEmpty();
    assertThat(budget.reserve(dollars("0.75"))).isPresent();
  }

  @Test
  void countsACallOnce() {
    Budget budget = Budget.of(dollars("1.00"));
    Budget.Reservation call = budget.reserve(dollars("0.50")).orElseThrow();
    call.settle(dollars("0.10"));
    call.settle(dollars("0.50"));
    assertThat(budget.spent()).isEqualByComparingTo("0.10");
  }

  @Test
  void whatAnInnerBudgetSpendsTheOuterSpendsToo() {
    Budget outer = Budget.of(dollars("1.00"));
    Budget inner = outer.within(dollars("0.80"));
    inner.reserve(dollars("0.70")).orElseThrow().settle(dollars("0.60"));
    assertThat(inner.spent()).isEqualByComparingTo("0.60");
    assertThat(outer.spent()).isEqualByComparingTo("0.60");
    assertThat(inner.reserve(dollars("0.21"))).isEmpty();
    assertThat(outer.within(null).reserve(dollars("0.41"))).isEmpty();
    assertThat(outer.within(null).reserve(dollars("0.40"))).isPresent();
  }

  @Test
  void aRefusalByTheInnerBudgetLeavesTheOuterWhole() {
    Budget outer = Budget.of(dollars("1.00"));
    assertThat(outer.within(dollars("0.10")).reserve(dollars("0.20"))).isEmpty();
    assertThat(outer.reserve(dollars("1.00"))).isPresent();
  }

  @Test
  void isLimitedWhereItOrOneAroundItIs() {
    assertThat(Budget.unlimited().isLimited()).isFalse();
    assertThat(Budget.of(null).within(null).isLimited()).isFalse();
    assertThat(Budget.of(dollars("1")).within(null).isLimited()).isTrue();
    assertThat(Budget.of(null).within(dollars("1")).isLimited()).isTrue();
  }

  @Test
  void zeroAllowsOnlyWhatIsFree() {
    Budget none = Budget.of(BigDecimal.ZERO);
    assertThat(none.reserve(BigDecimal.ZERO)).isPresent();
    assertThat(none.reserve(dollars("0.000001"))).isEmpty();
  }

  @Test
  void aNegativeBudgetIsAFault() {
    assertThatThrownBy(() -> Budget.of(dollars("-0.01")))
        .isInstanceOf(FaultyInput.class)
        .hasMessage("budget: is negative; give US dollars, 0 or more");
  }

  private static BigDecimal dollars(String amount) {
    return new BigDecimal(amount);
  }
}
