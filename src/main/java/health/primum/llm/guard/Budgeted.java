package health.primum.llm.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.primum.agent.Budget;
import health.primum.agent.Failure;
import health.primum.agent.Price;
import health.primum.agent.Usage;
import health.primum.llm.exchange.Exchange;
import health.primum.llm.exchange.Message;
import health.primum.llm.exchange.Outcome;
import health.primum.llm.exchange.Turn;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a request only when the most it can cost is left of the budget. The most is a token for
 * each byte that is sent, which no tokenizer exceeds, and all the tokens that may be answered. A
 * request whose cost stays unknown counts with its most.
 */
public final class Budgeted implements Exchange {
  /** Tokens that wire formats add to a message. */
  private static final int OVERHEAD = 50;

  private final Exchange next;

  public Budgeted(Exchange next) {
    this.next = next;
  }

  @Override
  public Outcome send(Turn turn) {
    Budget budget = turn.budget();
    @Nullable Price price = turn.agent().price();
    if (price == null) {
      return budget.isLimited()
          ? Outcome.Failed.lasting(
              Failure.BUDGET,
              "there is a budget and no price of "
                  + turn.agent().model()
                  + "; add it to config/prices.yaml")
          : next.send(turn);
    }
    BigDecimal most = price.cost(most(turn));
    Optional<Budget.Reservation> reservation = budget.reserve(most);
    if (reservation.isEmpty()) {
      return Outcome.Failed.lasting(
          Failure.BUDGET,
          "the call could cost up to $"
              + most.stripTrailingZeros().toPlainString()
              + ", more than is left of the budget");
    }
    BigDecimal cost = most;
    try {
      Outcome outcome = next.send(turn);
      cost = cost(outcome, price, most);
      return outcome;
    } finally {
      reservation.get().settle(cost);
    }
  }

  private static BigDecimal cost(Outcome outcome, Price price, BigDecimal most) {
    boolean unknown =
        switch (outcome) {
          case Outcome.Said said -> said.usage().equals(Usage.NONE);
          case Outcome.Failed failed -> failed.charged();
        };
    return unknown ? most : price.cost(outcome.usage());
  }

  private static Usage most(Turn turn) {
    long bytes = turn.schema().map(s -> (long) s.json().getBytes(UTF_8).length).orElse(0L);
    for (Message message : turn.messages()) {
      bytes += message.text().getBytes(UTF_8).length + OVERHEAD;
    }
    return new Usage(bytes, turn.agent().maxTokens());
  }
}
