package health.primum.consult.deliberation;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.AgentId;
import health.primum.agent.Origin;
import health.primum.agent.Proposal;
import health.primum.agent.Usage;
import health.primum.clinical.ManagementPlan;
import health.primum.clinical.Recommendation;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.ClinicalMatcher;
import health.primum.consensus.ConsensusRule;
import health.primum.consensus.Decision;
import health.primum.consensus.LedgerEntry;
import health.primum.consensus.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold for every vote. */
class VotingPropertiesTest {
  private static final List<String> ACTIONS =
      List.of(
          "Order CBC",
          "Obtain a CBC",
          "Order CMP",
          "Stop aspirin",
          "Discontinue aspirin",
          "Start aspirin",
          "Avoid aspirin",
          "If febrile, order CBC",
          "Refer to cardiology",
          "Refer urgently to cardiology",
          "Start aspirin 81 mg daily",
          "Start aspirin 325 mg daily",
          "Order CT head",
          "Order CT head with contrast",
          "Order CT head without contrast",
          "Hold aspirin",
          "Stop aspirin permanently",
          "Something else entirely");

  private final Voting voting = new Voting(new ClinicalMatcher());

  @Property(tries = 300)
  void nothingProposedIsMissing(
      @ForAll("proposals") List<Proposal> proposals, @ForAll("rules") ConsensusRule rule) {
    Voting.Outcome outcome = voting.vote(proposals, rule);
    for (Proposal proposal : proposals) {
      List<Recommendation> said = proposal.plan().recommendations();
      for (int i = 0; i < said.size(); i++) {
        var source = new Source(proposal.agent(), said.get(i), i);
        assertThat(outcome.ledger().entries())
            .filteredOn(e -> e.candidate().sources().contains(source))
            .hasSize(1);
      }
    }
  }

  @Property(tries = 300)
  void everyPairOfACandidateIsOneAction(@ForAll("proposals") List<Proposal> proposals) {
    var matcher = new ClinicalMatcher();
    for (LedgerEntry entry : voting.vote(proposals, new ConsensusRule.Any()).ledger().entries()) {
      List<Source> sources = entry.candidate().sources();
      for (Source one : sources) {
        assertThat(sources).allMatch(other -> matcher.sameAction(one.words(), other.words()));
      }
    }
  }

  @Property(tries = 300)
  void theRuleDecides(
      @ForAll("proposals") List<Proposal> proposals, @ForAll("rules") ConsensusRule rule) {
    Voting.Outcome outcome = voting.vote(proposals, rule);
    for (LedgerEntry entry : outcome.ledger().entries()) {
      boolean enough = entry.candidate().proposers().size() >= rule.needed(proposals.size());
      assertThat(entry.decision())
          .isEqualTo(enough ? Decision.RECOMMEND : Decision.NOT_RECOMMENDED);
      assertThat(entry.reason()).isNotBlank();
    }
    assertThat(outcome.plan().recommendations())
        .isEqualTo(
            outcome.ledger().decided(Decision.RECOMMEND).stream()
                .map(e -> e.candidate().action())
                .toList());
  }

  @Property(tries = 300)
  void orderOfMembersChangesNothing(
      @ForAll("proposals") List<Proposal> proposals,
      @ForAll("rules") ConsensusRule rule,
      @ForAll int seed) {
    var shuffled = new ArrayList<>(proposals);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(voting.vote(shuffled, rule)).isEqualTo(voting.vote(proposals, rule));
  }

  @Property(tries = 300)
  void namesOfMembersChangeNoDecision(
      @ForAll("proposals") List<Proposal> proposals, @ForAll("rules") ConsensusRule rule) {
    var renamed = new ArrayList<Proposal>();
    for (int i = 0; i < proposals.size(); i++) {
      Proposal p = proposals.get(i);
      renamed.add(
          new Proposal(new AgentId("z" + (9 - i)), p.plan(), p.text(), p.usage(), p.origin()));
    }
    assertThat(voting.vote(renamed, rule).plan()).isEqualTo(voting.vote(proposals, rule).plan());
  }

  @Property(tries = 300)
  void sayingItAgainChangesNoDecision(
      @ForAll("proposals") List<Proposal> proposals, @ForAll("rules") ConsensusRule rule) {
    List<Proposal> twice =
        proposals.stream()
            .map(
                p -> {
                  var said = new ArrayList<>(p.plan().recommendations());
                  said.addAll(p.plan().recommendations());
                  return new Proposal(
                      p.agent(), new ManagementPlan("", said), p.text(), p.usage(), p.origin());
                })
            .toList();
    assertThat(voting.vote(twice, rule).plan()).isEqualTo(voting.vote(proposals, rule).plan());
  }

  @Provide
  Arbitrary<List<Proposal>> proposals() {
    Arbitrary<List<String>> plan = Arbitraries.of(ACTIONS).list().ofMinSize(1).ofMaxSize(6);
    return plan.list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(
            plans -> {
              var proposals = new ArrayList<Proposal>();
              for (int i = 0; i < plans.size(); i++) {
                String text = "1. " + String.join("\n1. ", plans.get(i));
                proposals.add(
                    new Proposal(
                        new AgentId("m" + i),
                        new PlanParser().parse(text),
                        text,
                        Usage.NONE,
                        Origin.LIVE));
              }
              return proposals;
            });
  }

  @Provide
  Arbitrary<ConsensusRule> rules() {
    return Arbitraries.of(
        new ConsensusRule.Any(),
        new ConsensusRule.Majority(),
        new ConsensusRule.Quorum(2),
        new ConsensusRule.Unanimous());
  }
}
