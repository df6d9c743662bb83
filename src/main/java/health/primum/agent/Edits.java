package health.primum.agent;

import java.util.Objects;

/**
 * One guardian's edits to a plan.
 *
 * @param agent who reviewed
 * @param review items are numbers of the plan it saw
 * @param usage tokens it took
 * @param origin where the answer comes from
 */
public record Edits(AgentId agent, Review review, Usage usage, Origin origin)
    implements MemberAnswer {
  public Edits {
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(review, "review");
    Objects.requireNonNull(usage, "usage");
    Objects.requireNonNull(origin, "origin");
  }
}
