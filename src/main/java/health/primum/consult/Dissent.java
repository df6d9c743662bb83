package health.primum.consult;

import health.primum.agent.AgentId;
import health.primum.consensus.CandidateId;
import java.util.Objects;

/**
 * Where a member differs from the plan.
 *
 * @param member who
 * @param candidate about what
 * @param kind how
 */
public record Dissent(AgentId member, CandidateId candidate, Kind kind) {
  /** In which direction. */
  public enum Kind {
    /** It proposed what the plan does not recommend. */
    OUTVOTED,
    /** It did not propose what the plan recommends: this member's omission. */
    OMITTED
  }

  public Dissent {
    Objects.requireNonNull(member, "member");
    Objects.requireNonNull(candidate, "candidate");
    Objects.requireNonNull(kind, "kind");
  }
}
