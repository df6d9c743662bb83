package health.primum.testsupport;

import health.primum.agent.AgentId;
import health.primum.agent.AgentSpec;
import health.primum.agent.Api;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelClient;
import health.primum.agent.ModelSource;
import health.primum.agent.Origin;
import health.primum.agent.PromptTemplate;
import health.primum.agent.Proposal;
import health.primum.agent.Provider;
import health.primum.agent.StructuredOutput;
import health.primum.agent.Usage;
import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.ClinicalMatcher;
import health.primum.consensus.ConsensusRule;
import health.primum.consult.Protocol;
import health.primum.consult.Team;
import health.primum.consult.TeamId;
import health.primum.consult.deliberation.Deliberation;
import health.primum.consult.deliberation.Panel;
import health.primum.consult.deliberation.Prompting;
import health.primum.noharm.execution.EvaluationRun;
import health.primum.safety.checklist.Checklists;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;

/** Small valid values, so that a test states only what it is about. */
public final class Fixtures {
  public static final Duration LONG = Duration.ofSeconds(20);

  private Fixtures() {}

  public static ClinicalCase aCase() {
    return ClinicalCase.of(new CaseId("Test001"), "A 60-year-old man has chest pain. What next?");
  }

  public static PromptTemplate aPrompt() {
    return new PromptTemplate("propose/test", "You advise.", "{{case}}", Fingerprint.of("prompt"));
  }

  public static Provider aProvider(Api api, String baseUrl) {
    return new Provider(
        api.label(),
        api,
        URI.create(baseUrl),
        api == Api.BEDROCK ? "eu-central-1" : "",
        Optional.empty(),
        "",
        Provider.DEFAULT_CONCURRENT,
        0,
        Optional.empty());
  }

  public static AgentSpec anAgent(String id) {
    return anAgent(id, LONG);
  }

  public static AgentSpec anAgent(String id, Duration deadline) {
    return new AgentSpec(
        new AgentId(id),
        new ModelSource.Live(aProvider(Api.OPENAI, "http://127.0.0.1:1/v1")),
        "model-" + id,
        "generalist",
        aPrompt(),
        0.0,
        500,
        StructuredOutput.NONE,
        deadline,
        null,
        Fingerprint.of(id));
  }

  public static Team aTeam(ConsensusRule rule, int quorum, AgentSpec... members) {
    return new Team(
        new TeamId("team"),
        List.of(members),
        new Protocol.Vote(rule),
        quorum,
        LONG,
        null,
        Fingerprint.of("team"));
  }

  public static Team aTeam(ConsensusRule rule, String... members) {
    return aTeam(
        rule,
        rule instanceof ConsensusRule.Quorum(int votes) ? Math.min(votes, members.length) : 2,
        Arrays.stream(members).map(Fixtures::anAgent).toArray(AgentSpec[]::new));
  }

  public static Team solo(String member) {
    return new Team(
        new TeamId("solo"),
        List.of(anAgent(member)),
        new Protocol.Solo(),
        1,
        LONG,
        null,
        Fingerprint.of("solo"));
  }

  /** The production path with these models in the place of real ones. */
  public static Deliberation deliberation(ModelClient models) {
    var panel =
        new Panel(
            models, new Prompting(new Random(1)), Executors.newVirtualThreadPerTaskExecutor());
    return new Deliberation(
        panel,
        new PlanParser(),
        new ClinicalMatcher(),
        new Checklists(List.of()),
        Clock.systemUTC());
  }

  /** The path of evaluations with these models. */
  public static EvaluationRun evaluationRun(ModelClient models) {
    return new EvaluationRun(deliberation(models), Executors.newVirtualThreadPerTaskExecutor());
  }

  public static Proposal aProposal(String agent, String text) {
    return new Proposal(
        new AgentId(agent), new PlanParser().parse(text), text, Usage.NONE, Origin.LIVE);
  }
}
