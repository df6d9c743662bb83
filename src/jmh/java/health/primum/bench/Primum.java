package health.primum.bench;

import health.primum.agent.AgentId;
import health.primum.agent.AgentSpec;
import health.primum.agent.Api;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelSource;
import health.primum.agent.Price;
import health.primum.agent.PromptTemplate;
import health.primum.agent.Proposal;
import health.primum.agent.Provider;
import health.primum.agent.StructuredOutput;
import health.primum.clinical.ClinicalCase;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.ClinicalMatcher;
import health.primum.consensus.ConsensusRule;
import health.primum.consult.Advice;
import health.primum.consult.ConsultId;
import health.primum.consult.ConsultListener;
import health.primum.consult.ConsultRequest;
import health.primum.consult.Protocol;
import health.primum.consult.Team;
import health.primum.consult.TeamId;
import health.primum.consult.deliberation.Deliberation;
import health.primum.consult.deliberation.Panel;
import health.primum.consult.deliberation.Prompting;
import health.primum.llm.LiveModels;
import health.primum.llm.RoutingModelClient;
import health.primum.llm.ScriptedModelClient;
import health.primum.llm.provider.Keys;
import health.primum.safety.checklist.Checklists;
import health.primum.telemetry.ModelMeters;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.math.BigDecimal;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** The production path, put together as the service puts it together. */
final class Primum implements Contender {
  /** Above everything that is measured: the provider's bound is not. */
  private static final int MAX_CONCURRENT = 10_000;

  private final ClinicalCase clinicalCase = Question.aCase();
  private final Team team;
  private final Deliberation deliberation = deliberation();

  Primum(String url, int members) {
    this.team = team(provider(url), members);
  }

  @Override
  public String name() {
    return "Primum";
  }

  @Override
  public boolean consult() {
    var id = new ConsultId(UUID.randomUUID().toString());
    Advice advice =
        deliberation.deliberate(ConsultRequest.of(id, clinicalCase, team), ConsultListener.NONE);
    return advice.provenance().members().stream()
        .allMatch(member -> member.answer() instanceof Proposal);
  }

  private static Deliberation deliberation() {
    var live =
        new LiveModels(
            new Keys(name -> name.equals("STUB_API_KEY") ? "sk-stub" : null),
            new ModelMeters(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)),
            Executors.newVirtualThreadPerTaskExecutor(),
            new SecureRandom(),
            Clock.systemUTC(),
            true);
    var models = new RoutingModelClient(live.client(), new ScriptedModelClient(false));
    var panel =
        new Panel(
            models, new Prompting(new SecureRandom()), Executors.newVirtualThreadPerTaskExecutor());
    return new Deliberation(
        panel,
        new PlanParser(),
        new ClinicalMatcher(),
        new Checklists(List.of()),
        Clock.systemUTC());
  }

  private static Team team(Provider provider, int members) {
    PromptTemplate prompt = Question.aPrompt();
    return new Team(
        new TeamId("bench"),
        IntStream.range(0, members).mapToObj(i -> agent("member-" + i, provider, prompt)).toList(),
        new Protocol.Vote(new ConsensusRule.Any()),
        2,
        Duration.ofSeconds(120),
        null,
        Fingerprint.of("bench"));
  }

  static AgentSpec agent(String id, Provider provider, PromptTemplate prompt) {
    return new AgentSpec(
        new AgentId(id),
        new ModelSource.Live(provider),
        "stub",
        "generalist",
        prompt,
        null,
        8_000,
        StructuredOutput.NATIVE,
        Duration.ofSeconds(90),
        new Price(BigDecimal.TWO, BigDecimal.TEN, null),
        Fingerprint.of(id));
  }

  static Provider provider(String url) {
    return new Provider(
        "stub",
        Api.OPENAI,
        URI.create(url),
        "",
        Optional.empty(),
        "",
        MAX_CONCURRENT,
        0,
        Optional.empty());
  }
}
