package health.primum.consensus;

import static health.primum.testsupport.Fixtures.aProposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.agent.Proposal;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private final Proposal one = aProposal("one", "1. Stop aspirin\n2. Order CBC");

  @Test
  void refusesToLoseARecommendation() {
    List<LedgerEntry> entries = entries(one);
    assertThatThrownBy(() -> Ledger.of(entries.subList(0, 1), List.of(one)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lost recommendation 1 of one");
  }

  @Test
  void refusesToCountOneTwiceOrToInventOne() {
    List<LedgerEntry> entries = entries(one);
    assertThatThrownBy(() -> Ledger.of(List.of(entries.get(0), entries.get(0)), List.of(one)))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> Ledger.of(entries(aProposal("two", "1. Order MRI")), List.of()))
        .hasMessageContaining("nobody proposed");
  }

  @Test
  void findsWhatWasDecided() {
    Ledger ledger = Ledger.of(entries(one), List.of(one));
    assertThat(ledger.decided(Decision.RECOMMEND)).hasSize(2);
    assertThat(ledger.decided(Decision.ADVISE_AGAINST)).isEmpty();
  }

  private static List<LedgerEntry> entries(Proposal proposal) {
    return CandidatePool.of(List.of(proposal), new ClinicalMatcher()).candidates().stream()
        .map(candidate -> new LedgerEntry(candidate, Decision.RECOMMEND, "because"))
        .toList();
  }
}
