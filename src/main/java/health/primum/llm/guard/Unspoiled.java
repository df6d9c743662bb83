package health.primum.llm.guard;

import health.primum.agent.AgentSpec;
import health.primum.agent.Failure;
import health.primum.agent.ModelListener;
import health.primum.agent.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Passes news on to a listener whose faults must cost no call. */
final class Unspoiled implements ModelListener {
  private final ModelListener listener;

  Unspoiled(ModelListener listener) {
    this.listener = listener;
  }

  @Override
  public void called(
      AgentSpec agent,
      Optional<Failure> failure,
      Usage usage,
      @Nullable BigDecimal cost,
      Duration took) {
    tell(() -> listener.called(agent, failure, usage, cost, took));
  }

  @Override
  public void retried(AgentSpec agent, Failure because) {
    tell(() -> listener.retried(agent, because));
  }

  @Override
  public void hedged(AgentSpec agent) {
    tell(() -> listener.hedged(agent));
  }

  @Override
  public void circuit(String provider, boolean open) {
    tell(() -> listener.circuit(provider, open));
  }

  @Override
  public void limit(String provider, int concurrent) {
    tell(() -> listener.limit(provider, concurrent));
  }

  private static void tell(Runnable news) {
    try {
      news.run();
    } catch (RuntimeException ignored) {
      // The contract of ModelListener says so.
    }
  }
}
