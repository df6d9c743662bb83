package health.primum.consensus;

import static health.primum.testsupport.Fixtures.aProposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import health.primum.agent.AgentId;
import health.primum.agent.Proposal;
import health.primum.clinical.Category;
import health.primum.clinical.Intent;
import health.primum.clinical.Recommendation;
import health.primum.clinical.Urgency;
import health.primum.consensus.action.DifferenceKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

  @Test
  void keepsWhatProposersDifferOn() {
    var pool =
        CandidatePool.of(
            List.of(
                aProposal("a", "1. Start metformin 500 mg daily"),
                aProposal("b", "1. Begin Glucophage 1 g daily"),
                aProposal("c", "1. Start metformin")),
            new ClinicalMatcher());
    assertThat(pool.candidates()).hasSize(1);
    assertThat(pool.candidates().getFirst().differences())
        .containsExactly(
            new StatedDifference(
                DifferenceKind.DOSE,
                List.of(
                    new StatedDifference.Value("1000 mg", new TreeSet<>(Set.of(new AgentId("b")))),
                    new StatedDifference.Value(
                        "500 mg", new TreeSet<>(Set.of(new AgentId("a")))))));
  }

  @Test
  void noCandidateHoldsWhatAVetoParts() {
    var pool =
        CandidatePool.of(
            List.of(
                aProposal("a", "1. Order CT head\n2. Order ECG"),
                aProposal("b", "1. Order CT head with contrast\n2. Order ECG if pain recurs"),
                aProposal("c", "1. Order CT head without contrast\n2. Obtain an EKG")),
            new ClinicalMatcher());
    var matcher = new ClinicalMatcher();
    assertThat(pool.candidates()).hasSize(4);
    for (CandidateAction candidate : pool.candidates()) {
      for (Source one : candidate.sources()) {
        assertThat(candidate.sources())
            .allMatch(other -> matcher.sameAction(one.words(), other.words()));
      }
    }
  }

  @Test
  void poolsFiveHundredActionsFast() {
    var proposals = new ArrayList<Proposal>();
    List<String> drugs = List.of("aspirin", "metformin", "lisinopril", "warfarin", "apixaban");
    for (int member = 0; member < 5; member++) {
      var plan = new StringBuilder();
      for (int i = 0; i < 100; i++) {
        plan.append("1. Start ").append(drugs.get(i % 5)).append(' ').append(i).append(" mg\n");
      }
      proposals.add(aProposal("m" + member, plan.toString()));
    }
    assertTimeout(
        Duration.ofSeconds(5),
        () ->
            assertThat(CandidatePool.of(proposals, new ClinicalMatcher()).candidates()).hasSize(5));
  }

  @Test
  void aWholeAnswerAsOneTextIsComparedInTime() {
    String text =
        "Consider the patient and if needed, give 5 mg daily of it (or not) ".repeat(1_400);
    var words =
        new Recommendation(Category.UNKNOWN, Intent.UNKNOWN, text, Urgency.UNSTATED, "", "", "");
    assertTimeout(
        Duration.ofSeconds(5),
        () -> assertThat(new ClinicalMatcher().sameAction(words, words)).isTrue());
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
