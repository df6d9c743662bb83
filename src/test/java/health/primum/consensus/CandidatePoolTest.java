package health.primum.consensus;

import static health.primum.testsupport.Fixtures.aProposal;
import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.AgentId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidatePoolTest {
  @Test
  void poolsWhatIsSaidTwiceAndKeepsBothWordings() {
    var pool =
        CandidatePool.of(
            List.of(
                aProposal("b", "1. Order CBC\n2. Obtain a CBC"),
                aProposal("a", "1. Stop aspirin\n2. Order a CBC")),
            new ClinicalMatcher());
    assertThat(pool.candidates()).hasSize(2);
    CandidateAction cbc = pool.candidates().getFirst();
    assertThat(cbc.id()).hasToString("c1");
    assertThat(cbc.action().text()).isEqualTo("Obtain a CBC");
    assertThat(cbc.proposers()).containsExactly(new AgentId("a"), new AgentId("b"));
    assertThat(cbc.sources())
        .extracting(s -> s.words().text())
        .containsExactly("Order a CBC", "Order CBC", "Obtain a CBC");
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1, 1", "2, 1, 2, 2", "3, 1, 2, 3", "4, 1, 3, 4", "5, 1, 3, 5"})
  void rulesNeedTheirVotes(int answered, int any, int majority, int unanimous) {
    assertThat(new ConsensusRule.Any().needed(answered)).isEqualTo(any);
    assertThat(new ConsensusRule.Majority().needed(answered)).isEqualTo(majority);
    assertThat(new ConsensusRule.Unanimous().needed(answered)).isEqualTo(unanimous);
    assertThat(new ConsensusRule.Quorum(2).needed(answered)).isEqualTo(2);
  }
}
