package health.primum.telemetry;

import health.primum.agent.AgentSpec;
import health.primum.agent.Failure;
import health.primum.agent.ModelListener;
import health.primum.agent.Usage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Counts what live models are asked and what it takes. Tags come from the catalog and from closed
 * sets; nothing of a case, a prompt or an answer is in them.
 */
public final class ModelMeters implements ModelListener {
  /** Calls, retries included, by outcome: timer in seconds. */
  static final String CALLS = "primum.model.calls";

  /** Attempts repeated, by the failure that made it necessary. */
  static final String RETRIES = "primum.model.retries";

  /** Second requests sent beside slow ones. */
  static final String HEDGES = "primum.model.hedges";

  /** Tokens, by direction. */
  static final String TOKENS = "primum.model.tokens";

  /** US dollars, of calls whose price is known. */
  static final String COST = "primum.model.cost.usd";

  /** Calls that took tokens whose price is not known. */
  static final String UNPRICED = "primum.model.calls.unpriced";

  /** 1 while a provider is left alone. */
  static final String CIRCUIT = "primum.provider.circuit.open";

  /** Requests a provider is sent at once at most. */
  static final String LIMIT = "primum.provider.limit";

  private final MeterRegistry registry;
  private final Map<String, AtomicInteger> gauges = new ConcurrentHashMap<>();

  public ModelMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void called(
      AgentSpec agent,
      Optional<Failure> failure,
      Usage usage,
      @Nullable BigDecimal cost,
      Duration took) {
    Tags tags = tags(agent);
    Timer.builder(CALLS)
        .tags(tags.and("outcome", failure.map(ModelMeters::lower).orElse("answered")))
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(50))
        .maximumExpectedValue(Duration.ofMinutes(5))
        .register(registry)
        .record(took);
    registry.counter(TOKENS, tags.and("direction", "input")).increment(usage.inputTokens());
    registry.counter(TOKENS, tags.and("direction", "output")).increment(usage.outputTokens());
    if (cost != null) {
      registry.counter(COST, tags).increment(cost.doubleValue());
    } else if (!usage.equals(Usage.NONE)) {
      registry.counter(UNPRICED, tags).increment();
    }
  }

  @Override
  public void retried(AgentSpec agent, Failure because) {
    registry.counter(RETRIES, tags(agent).and("because", lower(because))).increment();
  }

  @Override
  public void hedged(AgentSpec agent) {
    registry.counter(HEDGES, tags(agent)).increment();
  }

  @Override
  public void circuit(String provider, boolean open) {
    set(CIRCUIT, provider, open ? 1 : 0);
  }

  @Override
  public void limit(String provider, int concurrent) {
    set(LIMIT, provider, concurrent);
  }

  private void set(String gauge, String provider, int value) {
    gauges
        .computeIfAbsent(
            gauge + " " + provider,
            any -> {
              var held = new AtomicInteger();
              registry.gauge(gauge, Tags.of("provider", provider), held);
              return held;
            })
        .set(value);
  }

  private static Tags tags(AgentSpec agent) {
    return Tags.of(
        "provider", agent.source().provider(),
        "model", agent.model(),
        "agent", agent.id().value());
  }

  private static String lower(Failure failure) {
    return failure.name().toLowerCase(Locale.ROOT);
  }
}
