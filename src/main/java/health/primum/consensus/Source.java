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
 * @param step at which it was said
 */
public record Source(AgentId agent, Recommendation words, int position, Step step) {
  /** When something was said. */
  public enum Step {
    /** Blind, in a plan of its own. */
    PROPOSED,
    /** Knowing what is proposed: in the omission check. */
    ADDED
  }

  public Source {
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(words, "words");
    Objects.requireNonNull(step, "step");
    if (position < 0) {
      throw new IllegalArgumentException("position " + position + " is negative");
    }
  }

  /** One said blind. */
  public Source(AgentId agent, Recommendation words, int position) {
    this(agent, words, position, Step.PROPOSED);
  }

  public boolean isAdded() {
    return step == Step.ADDED;
  }
}
