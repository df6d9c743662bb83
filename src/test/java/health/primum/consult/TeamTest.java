package health.primum.consult;

import static health.primum.testsupport.Fixtures.LONG;
import static health.primum.testsupport.Fixtures.aCase;
import static health.primum.testsupport.Fixtures.aTeam;
import static health.primum.testsupport.Fixtures.anAgent;
import static health.primum.testsupport.Fixtures.solo;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.agent.AgentSpec;
import health.primum.agent.Budget;
import health.primum.agent.Fingerprint;
import health.primum.consensus.ConsensusRule;
import health.primum.fault.FaultyInput;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeamTest {
  @Test
  void hasTheMembersItsProtocolNeeds() {
    refuses(
        () -> team(new Protocol.Solo(), 1, anAgent("a"), anAgent("b")),
        "members: has 2 members for the protocol solo");
    refuses(
        () -> team(new Protocol.Vote(new ConsensusRule.Any()), 1, anAgent("a")),
        "members: has 1 members");
    refuses(
        () -> team(new Protocol.Vote(new ConsensusRule.Any()), 1, anAgent("a"), anAgent("a")),
        "members: names a twice");
  }

  @Test
  void asksForNoMoreThanItsMembersCanGive() {
    refuses(
        () -> team(new Protocol.Vote(new ConsensusRule.Any()), 3, anAgent("a"), anAgent("b")),
        "quorum: 3 is outside 1 to 2");
    refuses(
        () -> aTeam(new ConsensusRule.Any(), 1, anAgent("a"), anAgent("b")),
        "quorum: 1 is below the 2 answers that vote (any) needs");
    refuses(
        () -> aTeam(new ConsensusRule.Quorum(3), 2, anAgent("a"), anAgent("b"), anAgent("c")),
        "quorum: 2 is below the 3 answers");
    refuses(
        () -> aTeam(new ConsensusRule.Quorum(3), "a", "b"), "rule: asks for 3 votes of 2 members");
  }

  @Test
  void aConsultWaitsNoLongerThanItsTeam() {
    refuses(
        () ->
            new ConsultRequest(
                new ConsultId("c"), aCase(), solo("a"), LONG.plusMillis(1), 1, Budget.unlimited()),
        "deadline: is not above zero and at most the team's 20000 ms");
    refuses(
        () ->
            new ConsultRequest(
                new ConsultId("c"), aCase(), solo("a"), Duration.ZERO, 1, Budget.unlimited()),
        "deadline: is not");
  }

  private static Team team(Protocol protocol, int quorum, AgentSpec... members) {
    return new Team(
        new TeamId("t"), List.of(members), protocol, quorum, LONG, null, Fingerprint.of("t"));
  }

  private static void refuses(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable what, String message) {
    assertThatThrownBy(what).isInstanceOf(FaultyInput.class).hasMessageContaining(message);
  }
}
