package health.primum.consult;

import health.primum.agent.AgentId;
import health.primum.agent.AgentSpec;
import health.primum.agent.Edits;
import health.primum.agent.MemberAnswer;
import health.primum.agent.ModelSource;
import health.primum.agent.Origin;
import health.primum.agent.PromptTemplate;
import health.primum.agent.Proposal;
import health.primum.clinical.ManagementPlan;
import health.primum.clinical.Recommendation;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.ActionMatcher;
import health.primum.consensus.CandidateId;
import health.primum.consensus.CandidatePool;
import health.primum.consensus.Conflicts;
import health.primum.consensus.Decision;
import health.primum.consensus.Ledger;
import health.primum.consensus.LedgerEntry;
import health.primum.safety.SafetyCheck;
import health.primum.safety.checklist.Checklists;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Carries a consult from question to advice by its team's protocol, the guards last: the one code
 * path of service and evaluation.
 *
 * <p>Never throws for what a model does. Given the same answers it gives the same plan, ledger and
 * dissent, in whatever order members are listed (advisor and guardians aside, whose order is their
 * protocol) and whoever answers first. Thread-safe.
 */
public final class Deliberation {
  /** Share of a consult's time after which blind proposals are late when ratings are to come. */
  private static final double PROPOSING = 0.6;

  /** The same where guardians are to be asked before the ratings, and for their answers. */
  private static final double PROPOSING_FIRST = 0.45;

  private static final double CHECKING = 0.7;

  private final Panel panel;
  private final Proposals proposals;
  private final OmissionCheck omissions;
  private final ActionMatcher matcher;
  private final Voting voting;
  private final Checklists checklists;
  private final SafetyCheck safety = new SafetyCheck();
  private final Clock clock;

  /**
   * A deliberation.
   *
   * @param checklists whose alarms stand on top of the advice
   */
  public Deliberation(
      Panel panel, PlanParser parser, ActionMatcher matcher, Checklists checklists, Clock clock) {
    this.panel = panel;
    this.checklists = checklists;
    this.proposals = new Proposals(parser);
    this.omissions = new OmissionCheck(parser);
    this.matcher = matcher;
    this.voting = new Voting(matcher);
    this.clock = clock;
  }

  public Advice deliberate(ConsultRequest request, ConsultListener listener) {
    var consult = new Consult(request, listener);
    Advice advice =
        switch (request.team().protocol()) {
          case Protocol.Solo solo -> consult.solo();
          case Protocol.Vote vote -> consult.vote(vote);
          case Protocol.AdvisorGuardian guarded -> consult.advisorGuardian(guarded);
          case Protocol.Delphi delphi -> consult.delphi(delphi);
        };
    Listeners.tell(() -> listener.finished(request.id(), advice));
    return advice;
  }

  /** One consult under way. */
  private final class Consult {
    private final ConsultRequest request;
    private final Team team;
    private final ConsultListener listener;
    private final Instant startedAt = clock.instant();
    private final long start = System.nanoTime();
    private final List<Provenance.Member> members = new ArrayList<>();
    private final List<Provenance.Member> checks = new ArrayList<>();
    private final List<Provenance.Member> votes = new ArrayList<>();
    private final List<Draft> drafts = new ArrayList<>();

    Consult(ConsultRequest request, ConsultListener listener) {
      this.request = request;
      this.team = request.team();
      this.listener = listener;
    }

    Advice solo() {
      List<Proposal> said = propose(team.members(), request.deadline());
      return counted(said) < team.quorum()
          ? escalated(said)
          : advised(voting.solo(said.getFirst()));
    }

    Advice vote(Protocol.Vote vote) {
      List<Proposal> said = propose(team.members(), request.deadline());
      return counted(said) < team.quorum()
          ? escalated(said)
          : advised(voting.vote(said, vote.rule()));
    }

    Advice advisorGuardian(Protocol.AdvisorGuardian guarded) {
      List<Proposal> said = propose(team.members().subList(0, 1), request.deadline());
      if (said.isEmpty()) {
        return escalated(said);
      }
      var plan = new Guarding(said.getFirst());
      int answered = 1;
      for (AgentSpec guardian : team.members().subList(1, team.members().size())) {
        drafts.add(new Draft(lastHand(said.getFirst()), plan.plan()));
        Task task = plan.task(guardian, prompt(guarded.prompts(), guardian));
        List<Provenance.Member> reviewed = ask(List.of(task), request.deadline());
        members.addAll(reviewed);
        if (reviewed.getFirst().answer() instanceof Edits edits) {
          plan.apply(edits);
          answered++;
        }
      }
      return answered < team.quorum() ? escalated(said) : advised(plan.outcome());
    }

    /** The last member that answered. */
    private AgentId lastHand(Proposal advice) {
      return members.stream()
          .map(Provenance.Member::answer)
          .filter(Edits.class::isInstance)
          .map(MemberAnswer::agent)
          .reduce((first, second) -> second)
          .orElse(advice.agent());
    }

    Advice delphi(Protocol.Delphi delphi) {
      boolean checked = !delphi.guardians().isEmpty();
      List<Proposal> said = propose(team.members(), share(checked ? PROPOSING_FIRST : PROPOSING));
      if (counted(said) < team.quorum()) {
        return escalated(said);
      }
      List<Proposal> added = missing(delphi, CandidatePool.of(said, matcher));
      CandidatePool pool = CandidatePool.of(said, added, matcher);
      List<Task> tasks =
          team.members().stream()
              .filter(member -> !(member.source() instanceof ModelSource.Rules))
              .flatMap(
                  member ->
                      Rating.tasks(
                          member, prompt(delphi.prompts(), member), pool, request.clinicalCase())
                          .stream())
              .toList();
      votes.addAll(ask(tasks, request.deadline()));
      if (Rating.voters(votes) < team.quorum()) {
        return escalated(said);
      }
      Conflicts conflicts = Conflicts.among(pool.candidates(), matcher);
      Ledger ledger =
          Ledger.of(
              delphi.rule().decide(pool, conflicts, Rating.ratings(votes), team.quorum()),
              said,
              added);
      List<Recommendation> plan =
          ledger.decided(Decision.RECOMMEND).stream()
              .map(entry -> entry.candidate().action())
              .toList();
      return advised(
          new Voting.Outcome(new ManagementPlan("", plan), ledger, Voting.dissent(said, ledger)));
    }

    /** What guardians add to the pool. */
    private List<Proposal> missing(Protocol.Delphi delphi, CandidatePool pool) {
      List<Task> tasks =
          team.members().stream()
              .filter(member -> delphi.guardians().containsKey(member.id()))
              .map(member -> omissions.task(member, prompt(delphi.guardians(), member), pool))
              .toList();
      checks.addAll(ask(tasks, share(CHECKING)));
      return proposals(checks);
    }

    private Duration share(double share) {
      return Duration.ofNanos((long) (request.deadline().toNanos() * share));
    }

    /** Written rules beside models do not make up for a model that failed. */
    private long counted(List<Proposal> said) {
      boolean rulesOnly =
          team.members().stream().allMatch(m -> m.source() instanceof ModelSource.Rules);
      return rulesOnly
          ? said.size()
          : said.stream().filter(proposal -> proposal.origin() != Origin.RULES).count();
    }

    private List<Proposal> propose(List<AgentSpec> asked, Duration until) {
      members.addAll(ask(asked.stream().map(proposals::task).toList(), until));
      return proposals(members);
    }

    private static List<Proposal> proposals(List<Provenance.Member> answers) {
      return answers.stream()
          .map(Provenance.Member::answer)
          .filter(Proposal.class::isInstance)
          .map(Proposal.class::cast)
          .toList();
    }

    private List<Provenance.Member> ask(List<Task> tasks, Duration until) {
      return panel.ask(request, tasks, start, until, listener);
    }

    private static PromptTemplate prompt(Map<AgentId, PromptTemplate> prompts, AgentSpec member) {
      return Objects.requireNonNull(prompts.get(member.id()), "prompt");
    }

    /** The last step of every protocol: the guards see what was decided. */
    private Advice advised(Voting.Outcome outcome) {
      Ledger settled = outcome.ledger().settled(matcher);
      Ledger guarded = safety.apply(request.clinicalCase(), settled);
      List<LedgerEntry> recommended = guarded.decided(Decision.RECOMMEND);
      var plan =
          new ManagementPlan(
              outcome.plan().assessment(),
              recommended.stream().map(entry -> entry.candidate().action()).toList());
      Set<CandidateId> stays =
          recommended.stream().map(entry -> entry.candidate().id()).collect(Collectors.toSet());
      List<Dissent> dissent =
          outcome.dissent().stream()
              .filter(d -> d.kind() == Dissent.Kind.OUTVOTED || stays.contains(d.candidate()))
              .toList();
      return new Advice.Advised(plan, guarded, dissent, provenance());
    }

    private Advice escalated(List<Proposal> said) {
      return new Advice.Escalated(Advice.Reason.NO_QUORUM, said, provenance());
    }

    private List<Alarm> alarms() {
      return checklists.fired(request.clinicalCase()).stream()
          .filter(fired -> !fired.checklist().alarm().isEmpty())
          .map(f -> new Alarm(f.checklist().id(), f.checklist().alarm(), f.phrase()))
          .toList();
    }

    private Provenance provenance() {
      return new Provenance(
          request.id(),
          team,
          members,
          checks,
          votes,
          drafts,
          alarms(),
          startedAt,
          Duration.ofNanos(System.nanoTime() - start));
    }
  }
}
