package health.primum.consensus;

import health.primum.agent.AgentId;
import health.primum.clinical.Recommendation;
import java.util.Objects;

/**
 * Who said a candidate, and in which words.
 *
 * @param agent the member
 * @param words its own recommendation, unchanged
 * @param position 0-based place in that member's plan
 */
public record Source(AgentId agent, Recommendation words, int position) {
  public Source {
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(words, "words");
    if (position < 0) {
      throw new IllegalArgumentException("position " + position + " is negative");
    }
  }
}
