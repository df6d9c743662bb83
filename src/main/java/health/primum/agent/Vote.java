package health.primum.agent;

import java.util.Objects;

/**
 * One member's ratings, given blind.
 *
 * @param agent who rated
 * @param ballot items are numbers of candidates
 * @param usage tokens it took
 * @param origin where the answer comes from
 */
public record Vote(AgentId agent, Ballot ballot, Usage usage, Origin origin)
    implements MemberAnswer {
  public Vote {
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(ballot, "ballot");
    Objects.requireNonNull(usage, "usage");
    Objects.requireNonNull(origin, "origin");
  }
}
