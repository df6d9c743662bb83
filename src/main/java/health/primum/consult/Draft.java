package health.primum.consult;

import health.primum.agent.AgentId;
import health.primum.clinical.ManagementPlan;
import java.util.Objects;

/**
 * A plan as it stood before it was reviewed.
 *
 * @param by who wrote or edited it last
 * @param plan the plan
 */
public record Draft(AgentId by, ManagementPlan plan) {
  public Draft {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(plan, "plan");
  }
}
