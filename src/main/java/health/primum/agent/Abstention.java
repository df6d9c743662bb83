package health.primum.agent;

import java.util.Objects;

/**
 * A member that gave no plan.
 *
 * @param agent who
 * @param failure why
 * @param detail for an operator; never a patient's text, never a key
 * @param usage tokens it took all the same, as far as they are known
 */
public record Abstention(AgentId agent, Failure failure, String detail, Usage usage)
    implements MemberAnswer {
  public Abstention {
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(failure, "failure");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(usage, "usage");
  }

  /** One that took no tokens. */
  public Abstention(AgentId agent, Failure failure, String detail) {
    this(agent, failure, detail, Usage.NONE);
  }
}
