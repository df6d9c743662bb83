package health.primum.llm.guard;

import health.primum.agent.Failure;
import health.primum.agent.ModelListener;
import health.primum.agent.Price;
import health.primum.llm.exchange.Exchange;
import health.primum.llm.exchange.Outcome;
import health.primum.llm.exchange.Turn;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells a listener of every call. */
public final class Metered implements Exchange {
  private final Exchange next;
  private final ModelListener listener;

  public Metered(Exchange next, ModelListener listener) {
    this.next = next;
    this.listener = listener;
  }

  @Override
  public Outcome send(Turn turn) {
    long start = System.nanoTime();
    Outcome outcome = next.send(turn);
    @Nullable Price price = turn.agent().price();
    Optional<Failure> failure =
        outcome instanceof Outcome.Failed failed ? Optional.of(failed.failure()) : Optional.empty();
    listener.called(
        turn.agent(),
        failure,
        outcome.usage(),
        price == null ? null : price.cost(outcome.usage()),
        Duration.ofNanos(System.nanoTime() - start));
    return outcome;
  }
}
