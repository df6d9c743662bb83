package health.primum.noharm.estimate;

import health.primum.agent.AgentSpec;
import health.primum.agent.ModelSource;
import health.primum.agent.Usage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one agent would be asked for one purpose.
 *
 * @param purpose in a word or two, with the arm or judge
 * @param calls how many, or how many at most
 * @param inputTokens that would be sent, by the length of the prompts
 * @param outputTokens that may be answered at most
 */
public record CallEstimate(
    String purpose, AgentSpec agent, long calls, long inputTokens, long outputTokens) {
  /** Whether a model would be asked, and not a recording or a script. */
  public boolean isLive() {
    return agent.source() instanceof ModelSource.Live;
  }

  /** What is sent costs, in US dollars; null where the price is not known. */
  public @Nullable BigDecimal least() {
    return cost(new Usage(inputTokens, 0));
  }

  /** The same with the longest answers allowed. */
  public @Nullable BigDecimal most() {
    return cost(new Usage(inputTokens, outputTokens));
  }

  private @Nullable BigDecimal cost(Usage usage) {
    if (!isLive()) {
      return BigDecimal.ZERO;
    }
    return agent.price() == null ? null : agent.price().cost(usage);
  }
}
