package health.primum.consult.deliberation;

import health.primum.agent.Adjudication;
import health.primum.agent.AgentId;
import health.primum.agent.AgentSpec;
import health.primum.agent.Edits;
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
import health.primum.consensus.Decision;
import health.primum.consensus.DoubtfulPair;
import health.primum.consensus.DoubtfulPairs;
import health.primum.consensus.Ledger;
import health.primum.consensus.LedgerEntry;
import health.primum.consult.Advice;
import health.primum.consult.Alarm;
import health.primum.consult.ConsultListener;
import health.primum.consult.ConsultRequest;
import health.primum.consult.Dissent;
import health.primum.consult.Draft;
import health.primum.consult.Milestone;
import health.primum.consult.Protocol;
import health.primum.consult.Provenance;
import health.primum.consult.Team;
import health.primum.safety.checklist.Checklists;
import health.primum.safety.patient.PatientFacts;
import health.primum.safety.screen.Screening;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Carries a consult from question to advice by its team's protocol, the guards last: the one code
 * path of service and evaluation.
 *
 * <p>Never throws for what a model does. Given the same answers it gives the same plan, ledger and
 * dissent, in whatever order members are listed (advisor and guardians aside, whose order is their
 * protocol) and whoever answers first. Thread-safe.
 */
public final class Deliberation {
  /** Shares of a consult's time after which answers are late when a further step is to come. */
  private static final double PROPOSING = 0.6;

  private static final double PROPOSING_FIRST = 0.45;
  private static final double CHECKING = 0.6;
  private static final double ADJUDICATING = 0.7;

  private static final String SUSPECT =
      "the case holds words addressed to a model; they were passed on as data only";

  private final Panel panel;
  private final Proposals proposals;
  private final OmissionCheck omissions;
  private final ActionMatcher matcher;
  private final Checklists checklists;
  private final Closing closing = new Closing();
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
    this.clock = clock;
  }

  public Advice deliberate(ConsultRequest request, ConsultListener listener) {
    var consult = new Consult(request, new Inquiry(panel, request, listener, clock));
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
    private final Inquiry inquiry;
    private final PatientFacts facts;

    Consult(ConsultRequest request, Inquiry inquiry) {
      this.request = request;
      this.team = request.team();
      this.inquiry = inquiry;
      this.facts = PatientFacts.of(request.clinicalCase());
    }

    Advice solo() {
      List<Proposal> said = propose(team.members(), 1);
      return counted(said) < team.quorum()
          ? escalated(said)
          : advised(Voting.solo(said.getFirst()), matcher, entries -> entries);
    }

    Advice vote(Protocol.Vote vote) {
      List<Proposal> said = propose(team.members(), vote.adjudicator().isPresent() ? PROPOSING : 1);
      if (counted(said) < team.quorum()) {
        return escalated(said);
      }
      CandidatePool pool = CandidatePool.of(said, matcher);
      inquiry.reached(new Milestone.Pooled(pool.candidates().size()));
      ActionMatcher ruled = adjudicated(pool, 1);
      return advised(new Voting(ruled).vote(said, vote.rule()), ruled, entries -> entries);
    }

    Advice advisorGuardian(Protocol.AdvisorGuardian guarded) {
      List<Proposal> said = propose(team.members().subList(0, 1), 1);
      if (said.isEmpty()) {
        return escalated(said);
      }
      var plan = new Guarding(said.getFirst(), matcher);
      AgentId lastHand = said.getFirst().agent();
      int answered = 1;
      for (AgentSpec guardian : team.members().subList(1, team.members().size())) {
        inquiry.drafted(new Draft(lastHand, plan.plan()));
        Task task = plan.task(guardian, prompt(guarded.prompts(), guardian));
        for (Edits edits : Inquiry.all(Edits.class, inquiry.ask(List.of(task), 1))) {
          plan.apply(edits);
          lastHand = guardian.id();
          answered++;
        }
      }
      return answered < team.quorum()
          ? escalated(said)
          : advised(plan.outcome(), matcher, entries -> entries);
    }

    Advice delphi(Protocol.Delphi delphi) {
      boolean more = !delphi.guardians().isEmpty() || delphi.adjudicator().isPresent();
      List<Proposal> said = propose(team.members(), more ? PROPOSING_FIRST : PROPOSING);
      if (counted(said) < team.quorum()) {
        return escalated(said);
      }
      List<Proposal> added = missing(delphi, said);
      ActionMatcher ruled = adjudicated(CandidatePool.of(said, added, matcher), ADJUDICATING);
      CandidatePool pool = CandidatePool.of(said, added, ruled);
      inquiry.reached(new Milestone.Pooled(pool.candidates().size()));
      List<Provenance.Member> votes = inquiry.ask(ballots(delphi, pool), 1);
      inquiry.reached(new Milestone.Rated((int) Rating.voters(votes)));
      if (Rating.voters(votes) < team.quorum()) {
        List<Proposal> all = Stream.concat(said.stream(), added.stream()).toList();
        return escalated(Advice.Reason.NO_RATINGS, all);
      }
      List<LedgerEntry> decided = delphi.rule().decide(pool, Rating.ratings(votes), team.quorum());
      return advised(
          Voting.outcome(Ledger.of(decided, said, added), said), ruled, delphi.rule()::restrain);
    }

    private List<Task> ballots(Protocol.Delphi delphi, CandidatePool pool) {
      return team.members().stream()
          .filter(member -> !(member.source() instanceof ModelSource.Rules))
          .flatMap(
              member ->
                  Rating.tasks(
                      member, prompt(delphi.prompts(), member), pool, request.clinicalCase())
                      .stream())
          .toList();
    }

    /** What guardians add to the pool, and what written rules want beside its drugs. */
    private List<Proposal> missing(Protocol.Delphi delphi, List<Proposal> said) {
      CandidatePool pool = CandidatePool.of(said, matcher);
      List<Task> tasks =
          team.members().stream()
              .filter(member -> delphi.guardians().containsKey(member.id()))
              .map(
                  member ->
                      omissions.task(
                          member, prompt(delphi.guardians(), member), pool, request.clinicalCase()))
              .toList();
      var added = new ArrayList<>(Inquiry.proposals(inquiry.ask(tasks, CHECKING)));
      CandidatePool more = added.isEmpty() ? pool : CandidatePool.of(said, added, matcher);
      added.addAll(closing.missing(facts, more));
      int actions = added.stream().mapToInt(a -> a.plan().recommendations().size()).sum();
      if (actions > 0) {
        inquiry.reached(new Milestone.OmissionsFound(actions));
      }
      return added;
    }

    /** The matcher, with an adjudicator's word where it is in doubt and the team has one. */
    private ActionMatcher adjudicated(CandidatePool pool, double share) {
      Optional<Protocol.Adjudicator> adjudicator = team.protocol().adjudicator();
      List<DoubtfulPair> pairs =
          adjudicator.isEmpty() ? List.of() : DoubtfulPairs.in(pool, matcher, Adjudicator.MOST);
      if (pairs.isEmpty()) {
        return matcher;
      }
      List<Task> tasks =
          team.members().stream()
              .filter(member -> member.id().equals(adjudicator.get().agent()))
              .map(member -> Adjudicator.task(member, adjudicator.get().prompt(), pairs))
              .toList();
      return Inquiry.all(Adjudication.class, inquiry.ask(tasks, share)).stream()
          .map(said -> DoubtfulPairs.ruled(matcher, Adjudicator.same(pairs, said)))
          .findFirst()
          .orElse(matcher);
    }

    /** Written rules beside models do not make up for a model that failed. */
    private long counted(List<Proposal> said) {
      boolean rulesOnly =
          team.members().stream().allMatch(m -> m.source() instanceof ModelSource.Rules);
      return rulesOnly
          ? said.size()
          : said.stream().filter(proposal -> proposal.origin() != Origin.RULES).count();
    }

    private List<Proposal> propose(List<AgentSpec> asked, double share) {
      return saying(
          Inquiry.proposals(inquiry.ask(asked.stream().map(proposals::task).toList(), share)));
    }

    /** Rules that do not apply have nothing to say, and that is no failure. */
    private static List<Proposal> saying(List<Proposal> proposals) {
      return proposals.stream().filter(p -> !p.plan().recommendations().isEmpty()).toList();
    }

    private static PromptTemplate prompt(Map<AgentId, PromptTemplate> prompts, AgentSpec member) {
      return Objects.requireNonNull(prompts.get(member.id()), "prompt");
    }

    /** The last step of every protocol. */
    private Advice advised(
        Voting.Outcome outcome, ActionMatcher ruled, UnaryOperator<List<LedgerEntry>> budget) {
      Ledger guarded = closing.close(facts, outcome.ledger(), ruled, budget);
      List<LedgerEntry> recommended = guarded.decided(Decision.RECOMMEND);
      inquiry.reached(
          new Milestone.Decided(recommended.size(), guarded.decided(Decision.UNRESOLVED).size()));
      List<Recommendation> actions =
          recommended.stream().map(entry -> entry.candidate().action()).toList();
      Set<CandidateId> stays =
          recommended.stream().map(entry -> entry.candidate().id()).collect(Collectors.toSet());
      List<Dissent> dissent =
          outcome.dissent().stream()
              .filter(d -> d.kind() == Dissent.Kind.OUTVOTED || stays.contains(d.candidate()))
              .toList();
      return new Advice.Advised(
          new ManagementPlan(outcome.plan().assessment(), actions),
          guarded,
          dissent,
          inquiry.provenance(alarms()));
    }

    private Advice escalated(List<Proposal> said) {
      return escalated(Advice.Reason.NO_QUORUM, said);
    }

    private Advice escalated(Advice.Reason reason, List<Proposal> said) {
      return new Advice.Escalated(reason, said, inquiry.provenance(alarms()));
    }

    private List<Alarm> alarms() {
      Stream<Alarm> minutesCount =
          checklists.fired(request.clinicalCase()).stream()
              .filter(fired -> !fired.checklist().alarm().isEmpty())
              .map(
                  f ->
                      new Alarm(
                          Alarm.Kind.TIME_CRITICAL,
                          f.checklist().id(),
                          f.checklist().alarm(),
                          f.phrase()));
      Stream<Alarm> suspect =
          Screening.find(
              request.clinicalCase().narrative() + "\n" + request.clinicalCase().question())
              .map(words -> new Alarm(Alarm.Kind.SUSPECT, "screen-instructions", SUSPECT, words))
              .stream();
      return Stream.concat(minutesCount, suspect).toList();
    }
  }
}
