package health.primum.consult;

import health.primum.agent.AgentId;
import health.primum.agent.PromptTemplate;
import health.primum.consensus.ConsensusRule;
import health.primum.consensus.DelphiRule;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a team comes to its plan. */
public sealed interface Protocol {
  /** One member's proposal is the plan: the baseline every ensemble must beat. */
  record Solo() implements Protocol {}

  /**
   * Blind proposals are pooled and each candidate kept or not by the number of members that
   * proposed it.
   *
   * @param rule how many it takes
   * @param adjudicator who is asked where the matcher is in doubt; mostly nobody
   */
  record Vote(ConsensusRule rule, Optional<Adjudicator> adjudicator) implements Protocol {
    public Vote {
      Objects.requireNonNull(rule, "rule");
      Objects.requireNonNull(adjudicator, "adjudicator");
    }

    /** One without an adjudicator. */
    public Vote(ConsensusRule rule) {
      this(rule, Optional.empty());
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
   * Blind proposals are pooled, guardians add what is missing, every member rates every candidate
   * blind, and the ratings decide.
   *
   * @param rule how
   * @param prompts with which each member is asked to rate
   * @param guardians with which prompt each guardian is asked what is missing; may be empty
   * @param adjudicator who is asked where the matcher is in doubt; mostly nobody
   */
  record Delphi(
      DelphiRule rule,
      Map<AgentId, PromptTemplate> prompts,
      Map<AgentId, PromptTemplate> guardians,
      Optional<Adjudicator> adjudicator)
      implements Protocol {
    public Delphi {
      Objects.requireNonNull(rule, "rule");
      prompts = Map.copyOf(prompts);
      guardians = Map.copyOf(guardians);
      Objects.requireNonNull(adjudicator, "adjudicator");
    }
  }

  /**
   * A member whose word decides whether two proposals are one action where the matcher cannot tell.
   *
   * @param prompt with which it is asked
   */
  record Adjudicator(AgentId agent, PromptTemplate prompt) {
    public Adjudicator {
      Objects.requireNonNull(agent, "agent");
      Objects.requireNonNull(prompt, "prompt");
    }
  }

  /** Who is asked where the matcher is in doubt. */
  default Optional<Adjudicator> adjudicator() {
    return Optional.empty();
  }

  /** The prompts of its further steps, by step and then by member. */
  default SortedMap<String, Map<AgentId, PromptTemplate>> furtherPrompts() {
    return switch (this) {
      case Solo solo -> new TreeMap<>();
      case Vote vote -> new TreeMap<>(Map.of("adjudicate", asked(vote.adjudicator())));
      case AdvisorGuardian guarded -> new TreeMap<>(Map.of("review", guarded.prompts()));
      case Delphi delphi ->
          new TreeMap<>(
              Map.of(
                  "rate",
                  delphi.prompts(),
                  "hunt",
                  delphi.guardians(),
                  "adjudicate",
                  asked(delphi.adjudicator())));
    };
  }

  private static Map<AgentId, PromptTemplate> asked(Optional<Adjudicator> adjudicator) {
    return adjudicator.map(a -> Map.of(a.agent(), a.prompt())).orElse(Map.of());
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
