package health.primum.consult.study;

import health.primum.agent.Abstention;
import health.primum.agent.AgentId;
import health.primum.agent.AgentSpec;
import health.primum.agent.Budget;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelSource;
import health.primum.agent.PromptTemplate;
import health.primum.agent.Proposal;
import health.primum.agent.RecordedAnswers;
import health.primum.agent.StructuredOutput;
import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.clinical.Recommendation;
import health.primum.consensus.CandidateAction;
import health.primum.consensus.ConsensusRule;
import health.primum.consensus.Decision;
import health.primum.consensus.LedgerEntry;
import health.primum.consult.Advice;
import health.primum.consult.ConsultId;
import health.primum.consult.ConsultListener;
import health.primum.consult.ConsultRequest;
import health.primum.consult.Protocol;
import health.primum.consult.Provenance;
import health.primum.consult.Team;
import health.primum.consult.TeamId;
import health.primum.consult.deliberation.Deliberation;
import health.primum.fault.FaultyInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes members of recorded systems, lets them vote on every case by the production path, and
 * counts what each said that the others did not. Candidates are the same when the matcher says so:
 * a paraphrase that it misses counts as said by one member alone.
 */
public final class MemberStudy {
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  private final Deliberation deliberation;

  public MemberStudy(Deliberation deliberation) {
    this.deliberation = deliberation;
  }

  /**
   * What one member came to over all cases, in numbers of candidates.
   *
   * @param answered cases to which it gave a plan
   * @param abstained cases to which it gave none, by failure
   * @param proposed candidates it proposed
   * @param alone of these, proposed by nobody else
   * @param outvoted by rule: proposed by it and not recommended
   * @param omitted by rule: recommended and not proposed by it, where it answered
   */
  public record Member(
      AgentId agent,
      String model,
      int answered,
      SortedMap<String, Integer> abstained,
      int proposed,
      int alone,
      Map<String, Integer> outvoted,
      Map<String, Integer> omitted) {}

  /** A candidate that one member alone proposed. */
  public record Only(CaseId clinicalCase, AgentId agent, Recommendation action) {}

  /**
   * What a rule came to over all cases.
   *
   * @param advised cases with a plan that counts
   * @param escalated cases without
   * @param recommended candidates recommended in all
   */
  public record Ruled(String rule, int advised, int escalated, int recommended) {}

  /**
   * A study.
   *
   * @param cases how many
   * @param candidates distinct actions over all cases
   */
  public record Result(
      int cases, int candidates, List<Member> members, List<Ruled> rules, List<Only> only) {
    public Result {
      members = List.copyOf(members);
      rules = List.copyOf(rules);
      only = List.copyOf(only);
    }
  }

  /**
   * Runs a study.
   *
   * @param rules by which the members vote, at least one
   */
  public Result run(Cohort cohort, List<ConsensusRule> rules) {
    List<AgentSpec> agents =
        cohort.answers().entrySet().stream().map(e -> agent(e.getKey(), e.getValue())).toList();
    var tally = new Tally(agents);
    for (ConsensusRule rule : rules) {
      Team team =
          new Team(
              new TeamId("members"),
              agents,
              new Protocol.Vote(rule),
              quorum(rule),
              DEADLINE,
              null,
              Fingerprint.of(agents + rule.label()));
      boolean first = rule.equals(rules.getFirst());
      for (ClinicalCase one : cohort.cases()) {
        tally.take(rule.label(), one.id(), ask(team, one), first);
      }
    }
    return tally.result(cohort.cases().size());
  }

  /** As few answers as the rule can be applied to. */
  private static int quorum(ConsensusRule rule) {
    return rule instanceof ConsensusRule.Quorum(int votes) ? Math.max(2, votes) : 2;
  }

  private Advice ask(Team team, ClinicalCase one) {
    return deliberation.deliberate(
        new ConsultRequest(
            new ConsultId("members-" + one.id()), one, team, DEADLINE, 1, Budget.unlimited()),
        ConsultListener.NONE);
  }

  private static AgentSpec agent(String model, RecordedAnswers answers) {
    return new AgentSpec(
        id(model),
        new ModelSource.Recorded(answers),
        model,
        "as recorded",
        new PromptTemplate("recorded", "", "{{case}}", Fingerprint.of("recorded")),
        null,
        1,
        StructuredOutput.NONE,
        DEADLINE,
        null,
        answers.fingerprint());
  }

  private static AgentId id(String model) {
    String id =
        model.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    if (id.isEmpty()) {
      throw new FaultyInput(
          "model", "'" + model + "' is no name", "name models in letters or digits");
    }
    return new AgentId(id.length() > 60 ? id.substring(0, 60) : id);
  }

  /** Counts while consults go by. */
  private static final class Tally {
    private final Map<AgentId, Count> counts = new LinkedHashMap<>();
    private final Map<String, Ruled> rules = new LinkedHashMap<>();
    private final List<Only> only = new ArrayList<>();
    private int candidates;

    Tally(List<AgentSpec> agents) {
      agents.forEach(agent -> counts.put(agent.id(), new Count(agent)));
    }

    /** What members said is the same under every rule, and is counted under the first. */
    void take(String rule, CaseId clinicalCase, Advice advice, boolean first) {
      Ruled before = rules.getOrDefault(rule, new Ruled(rule, 0, 0, 0));
      if (first) {
        advice.provenance().members().forEach(this::answered);
      }
      if (!(advice instanceof Advice.Advised advised)) {
        rules.put(
            rule, new Ruled(rule, before.advised(), before.escalated() + 1, before.recommended()));
        return;
      }
      List<LedgerEntry> entries = advised.ledger().entries();
      rules.put(
          rule,
          new Ruled(
              rule,
              before.advised() + 1,
              before.escalated(),
              before.recommended() + advised.ledger().decided(Decision.RECOMMEND).size()));
      if (first) {
        candidates += entries.size();
        entries.forEach(entry -> proposed(clinicalCase, entry.candidate()));
      }
      advised
          .dissent()
          .forEach(
              dissent -> {
                Count count = count(dissent.member());
                switch (dissent.kind()) {
                  case OUTVOTED -> count.outvoted.merge(rule, 1, Integer::sum);
                  case OMITTED -> count.omitted.merge(rule, 1, Integer::sum);
                }
              });
    }

    private void answered(Provenance.Member member) {
      Count count = count(member.agent().id());
      if (member.answer() instanceof Proposal) {
        count.answered++;
      } else if (member.answer() instanceof Abstention abstention) {
        count.abstained.merge(abstention.failure().name(), 1, Integer::sum);
      }
    }

    private void proposed(CaseId clinicalCase, CandidateAction candidate) {
      boolean alone = candidate.proposers().size() == 1;
      for (AgentId agent : candidate.proposers()) {
        count(agent).proposed++;
        if (alone) {
          count(agent).alone++;
          only.add(new Only(clinicalCase, agent, candidate.action()));
        }
      }
    }

    private Count count(AgentId agent) {
      Count count = counts.get(agent);
      if (count == null) {
        throw new IllegalStateException(agent + " is no member");
      }
      return count;
    }

    Result result(int cases) {
      return new Result(
          cases,
          candidates,
          counts.values().stream().map(Count::member).toList(),
          List.copyOf(rules.values()),
          only);
    }
  }

  /** One member's numbers. */
  private static final class Count {
    private final AgentSpec agent;
    private final SortedMap<String, Integer> abstained = new TreeMap<>();
    private final Map<String, Integer> outvoted = new LinkedHashMap<>();
    private final Map<String, Integer> omitted = new LinkedHashMap<>();
    private int answered;
    private int proposed;
    private int alone;

    Count(AgentSpec agent) {
      this.agent = agent;
    }

    Member member() {
      return new Member(
          agent.id(),
          agent.model(),
          answered,
          new TreeMap<>(abstained),
          proposed,
          alone,
          Map.copyOf(outvoted),
          Map.copyOf(omitted));
    }
  }
}
