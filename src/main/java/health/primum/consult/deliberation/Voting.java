package health.primum.consult.deliberation;

import health.primum.agent.AgentId;
import health.primum.agent.Proposal;
import health.primum.clinical.ManagementPlan;
import health.primum.clinical.Recommendation;
import health.primum.consensus.ActionMatcher;
import health.primum.consensus.CandidateAction;
import health.primum.consensus.CandidatePool;
import health.primum.consensus.ConsensusRule;
import health.primum.consensus.Decision;
import health.primum.consensus.Ledger;
import health.primum.consensus.LedgerEntry;
import health.primum.consensus.action.Match;
import health.primum.consensus.action.Verdict;
import health.primum.consult.Dissent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns proposals into a plan: pooled, counted, and every candidate accounted for. */
final class Voting {
  private final ActionMatcher matcher;

  Voting(ActionMatcher matcher) {
    this.matcher = matcher;
  }

  /**
   * What the members' proposals come to.
   *
   * @param plan the recommended candidates, in the order of the ledger
   */
  record Outcome(ManagementPlan plan, Ledger ledger, List<Dissent> dissent) {}

  /**
   * A single proposal as it stands: its own order and assessment, nothing pooled away.
   *
   * @param proposal the only one
   */
  static Outcome solo(Proposal proposal) {
    Ledger ledger =
        ledger(
            List.of(proposal),
            Voting::apart,
            new ConsensusRule.Any(),
            "the only member proposed it");
    return new Outcome(proposal.plan(), ledger, List.of());
  }

  private static Match apart(Recommendation a, Recommendation b) {
    return new Match(Verdict.DIFFERENT, 0, Optional.empty(), List.of());
  }

  Outcome vote(List<Proposal> proposals, ConsensusRule rule) {
    Ledger ledger = ledger(proposals, matcher, rule, "");
    return outcome(ledger, proposals);
  }

  /** What a ledger comes to. */
  static Outcome outcome(Ledger ledger, List<Proposal> proposals) {
    List<Recommendation> recommended =
        ledger.decided(Decision.RECOMMEND).stream()
            .map(entry -> entry.candidate().action())
            .toList();
    return new Outcome(new ManagementPlan("", recommended), ledger, dissent(proposals, ledger));
  }

  private static Ledger ledger(
      List<Proposal> proposals, ActionMatcher matcher, ConsensusRule rule, String fixedReason) {
    int needed = rule.needed(proposals.size());
    var entries = new ArrayList<LedgerEntry>();
    for (CandidateAction candidate : CandidatePool.of(proposals, matcher).candidates()) {
      int votes = candidate.proposers().size();
      String reason =
          "%d of %d members that answered proposed it; the rule '%s' needs %d"
              .formatted(votes, proposals.size(), rule.label(), needed);
      entries.add(
          new LedgerEntry(
              candidate,
              votes >= needed ? Decision.RECOMMEND : Decision.NOT_RECOMMENDED,
              fixedReason.isEmpty() ? reason : fixedReason));
    }
    return Ledger.of(entries, proposals);
  }

  private static List<Dissent> dissent(List<Proposal> proposals, Ledger ledger) {
    var dissent = new ArrayList<Dissent>();
    for (LedgerEntry entry : ledger.entries()) {
      Set<AgentId> proposers = entry.candidate().proposers();
      boolean recommended = entry.decision() == Decision.RECOMMEND;
      proposals.stream()
          .map(Proposal::agent)
          .sorted()
          .filter(agent -> proposers.contains(agent) != recommended)
          .map(
              agent ->
                  new Dissent(
                      agent,
                      entry.candidate().id(),
                      recommended ? Dissent.Kind.OMITTED : Dissent.Kind.OUTVOTED))
          .forEach(dissent::add);
    }
    return dissent;
  }
}
