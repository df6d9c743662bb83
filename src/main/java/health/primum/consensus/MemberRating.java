package health.primum.consensus;

import health.primum.agent.AgentId;
import health.primum.clinical.Appropriateness;
import java.util.Objects;

/**
 * How one member rated a candidate, without knowing who proposed it or how others rated it.
 *
 * @param agent the member
 * @param score on NOHARM's scale
 * @param reason in its own words; may be empty
 */
public record MemberRating(AgentId agent, Appropriateness score, String reason) {
  public MemberRating {
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(score, "score");
    Objects.requireNonNull(reason, "reason");
  }
}
