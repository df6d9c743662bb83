package health.primum.consult;

import health.primum.agent.AgentId;
import health.primum.agent.PromptTemplate;
import health.primum.consensus.ConsensusRule;
import health.primum.consensus.DelphiRule;
import java.util.Map;
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

  /**
   * The first member writes a plan; the others edit it, one after the other.
   *
   * @param prompts with which each of the others is asked to review
   */
  record AdvisorGuardian(Map<AgentId, PromptTemplate> prompts) implements Protocol {
    public AdvisorGuardian {
      prompts = Map.copyOf(prompts);
    }
  }

  /**
   * Blind proposals are pooled, every member rates every candidate blind, and the ratings decide.
   *
   * @param rule how
   * @param prompts with which each member is asked to rate
   */
  record Delphi(DelphiRule rule, Map<AgentId, PromptTemplate> prompts) implements Protocol {
    public Delphi {
      Objects.requireNonNull(rule, "rule");
      prompts = Map.copyOf(prompts);
    }
  }

  /** The prompts of its further steps, by member. */
  default Map<AgentId, PromptTemplate> furtherPrompts() {
    return switch (this) {
      case Solo solo -> Map.of();
      case Vote vote -> Map.of();
      case AdvisorGuardian guarded -> guarded.prompts();
      case Delphi delphi -> delphi.prompts();
    };
  }

  /** As a reader sees it: {@code solo}, {@code vote (majority)}. */
  default String label() {
    return switch (this) {
      case Solo solo -> "solo";
      case Vote vote -> "vote (" + vote.rule().label() + ")";
      case AdvisorGuardian guarded -> "advisor-guardian";
      case Delphi delphi -> "delphi (at most " + delphi.rule().restraint() + ")";
    };
  }
}
