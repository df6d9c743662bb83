package health.primum.consult;

import health.primum.agent.Proposal;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.ActionMatcher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Carries a consult from question to advice by its team's protocol: the one code path of service
 * and evaluation.
 *
 * <p>Never throws for what a model does. Given the same answers it gives the same plan, ledger and
 * dissent, in whatever order members are listed and whoever answers first. Thread-safe.
 */
public final class Deliberation {
  private final Panel panel;
  private final Proposals proposals;
  private final Voting voting;
  private final Clock clock;

  public Deliberation(Panel panel, PlanParser parser, ActionMatcher matcher, Clock clock) {
    this.panel = panel;
    this.proposals = new Proposals(parser);
    this.voting = new Voting(matcher);
    this.clock = clock;
  }

  public Advice deliberate(ConsultRequest request, ConsultListener listener) {
    Instant startedAt = clock.instant();
    long start = System.nanoTime();
    List<Task> tasks = request.team().members().stream().map(proposals::task).toList();
    List<Provenance.Member> members = panel.ask(request, tasks, start, listener);
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    var provenance = new Provenance(request.id(), request.team(), members, startedAt, elapsed);
    Advice advice = decide(request.team(), proposals(members), provenance);
    Listeners.tell(() -> listener.finished(request.id(), advice));
    return advice;
  }

  private Advice decide(Team team, List<Proposal> proposals, Provenance provenance) {
    if (proposals.size() < team.quorum()) {
      return new Advice.Escalated(Advice.Reason.NO_QUORUM, proposals, provenance);
    }
    Voting.Outcome outcome =
        switch (team.protocol()) {
          case Protocol.Solo solo -> voting.solo(proposals.getFirst());
          case Protocol.Vote vote -> voting.vote(proposals, vote.rule());
        };
    return new Advice.Advised(outcome.plan(), outcome.ledger(), outcome.dissent(), provenance);
  }

  private static List<Proposal> proposals(List<Provenance.Member> members) {
    return members.stream()
        .map(Provenance.Member::answer)
        .filter(Proposal.class::isInstance)
        .map(Proposal.class::cast)
        .toList();
  }
}
