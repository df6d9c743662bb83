package health.primum.consult;

import health.primum.agent.AgentSpec;
import health.primum.agent.MemberAnswer;
import health.primum.agent.Origin;
import health.primum.agent.Proposal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How a piece of advice came about.
 *
 * @param consult which consult
 * @param team whom it asked, with the fingerprint of its configuration
 * @param members every member with its answer, by agent id
 * @param startedAt when the consult began
 * @param elapsed how long it took
 */
public record Provenance(
    ConsultId consult, Team team, List<Member> members, Instant startedAt, Duration elapsed) {
  /** Until evaluation reports are kept with configurations, none of them counts as evaluated. */
  public static final String EVALUATED = "never";

  /**
   * One member's part.
   *
   * @param agent the member as configured
   * @param answer its proposal or abstention
   * @param took from being asked to being done
   */
  public record Member(AgentSpec agent, MemberAnswer answer, Duration took) {
    public Member {
      Objects.requireNonNull(agent, "agent");
      Objects.requireNonNull(answer, "answer");
      Objects.requireNonNull(took, "took");
    }
  }

  public Provenance {
    Objects.requireNonNull(consult, "consult");
    Objects.requireNonNull(team, "team");
    members = List.copyOf(members);
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(elapsed, "elapsed");
  }

  /** Where its answers came from. */
  public Set<Origin> origins() {
    var origins = EnumSet.noneOf(Origin.class);
    for (Member member : members) {
      origins.add(
          member.answer() instanceof Proposal proposal
              ? proposal.origin()
              : member.agent().source().origin());
    }
    return origins;
  }
}
