package health.primum.consult;

import health.primum.consensus.ConsensusRule;
import java.util.Objects;

/** How a team comes to its plan. */
public sealed interface Protocol {
  /** One member's proposal is the plan: the baseline every ensemble must beat. */
  record Solo() implements Protocol {}

  /**
   * Blind proposals are pooled and each candidate kept or not by the number of members that
   * proposed it.
   *
   * @param rule how many it takes
   */
  record Vote(ConsensusRule rule) implements Protocol {
    public Vote {
      Objects.requireNonNull(rule, "rule");
    }
  }

  /** As a reader sees it: {@code solo}, {@code vote (majority)}. */
  default String label() {
    return switch (this) {
      case Solo solo -> "solo";
      case Vote vote -> "vote (" + vote.rule().label() + ")";
    };
  }
}
