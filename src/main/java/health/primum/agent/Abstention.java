package health.primum.agent;

import java.util.Objects;

/**
 * A member that gave no plan.
 *
 * @param agent who
 * @param failure why
 * @param detail for an operator; never a patient's text, never a key
 */
public record Abstention(AgentId agent, Failure failure, String detail) implements MemberAnswer {
  public Abstention {
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(failure, "failure");
    Objects.requireNonNull(detail, "detail");
  }
}
