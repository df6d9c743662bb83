package health.primum.agent;

import health.primum.clinical.ManagementPlan;
import java.util.Objects;

/**
 * One member's plan, written blind.
 *
 * @param agent who wrote it
 * @param plan what was understood of it
 * @param text the answer as it came
 * @param usage tokens it took
 * @param origin where the answer comes from
 */
public record Proposal(AgentId agent, ManagementPlan plan, String text, Usage usage, Origin origin)
    implements MemberAnswer {
  public Proposal {
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(usage, "usage");
    Objects.requireNonNull(origin, "origin");
  }

  @Override
  public String toString() {
    return "Proposal[" + agent + ", " + plan + "]";
  }
}
