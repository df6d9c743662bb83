package health.primum.llm.guard;

import health.primum.agent.ModelListener;
import health.primum.agent.Provider;
import health.primum.llm.exchange.Exchange;
import health.primum.llm.exchange.Outcome;
import health.primum.llm.exchange.Turn;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;

/** Keeps each provider behind its own guards. */
public final class Guards implements Exchange {
  private final Exchange wire;
  private final ModelListener listener;
  private final ExecutorService executor;
  private final RandomGenerator random;
  private final ConcurrentMap<Provider, Exchange> byProvider = new ConcurrentHashMap<>();

  /**
   * Guards.
   *
   * @param wire makes one request
   * @param executor for hedged requests; made for virtual threads
   * @param random for jitter
   */
  public Guards(
      Exchange wire, ModelListener listener, ExecutorService executor, RandomGenerator random) {
    this.wire = wire;
    this.listener = new Unspoiled(listener);
    this.executor = executor;
    this.random = random;
  }

  @Override
  public Outcome send(Turn turn) {
    return byProvider.computeIfAbsent(turn.provider(), this::guard).send(turn);
  }

  private Exchange guard(Provider provider) {
    Exchange limited =
        new Limited(provider, new Budgeted(wire), limit -> listener.limit(provider.name(), limit));
    Exchange hedged =
        provider
            .hedgeAfter()
            .<Exchange>map(after -> new Hedged(limited, after, executor, listener))
            .orElse(limited);
    listener.limit(provider.name(), provider.maxConcurrent());
    listener.circuit(provider.name(), false);
    return new Metered(new Guarded(provider, hedged, listener, random), listener);
  }
}
