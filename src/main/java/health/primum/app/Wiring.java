package health.primum.app;

import health.primum.agent.ModelClient;
import health.primum.app.PrimumConfig.Environment;
import health.primum.catalog.BenchmarkReader;
import health.primum.catalog.Catalog;
import health.primum.catalog.RecordingReader;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.NormalisedTextMatcher;
import health.primum.consult.ConsultDesk;
import health.primum.consult.ConsultId;
import health.primum.consult.Deliberation;
import health.primum.consult.Panel;
import health.primum.consult.Prompting;
import health.primum.consult.Roster;
import health.primum.llm.OpenAiEndpoint;
import health.primum.llm.OpenAiModelClient;
import health.primum.llm.RoutingModelClient;
import health.primum.llm.ScriptedModelClient;
import health.primum.noharm.judge.RecordingSource;
import health.primum.noharm.report.ReportSink;
import health.primum.noharm.rubric.BenchmarkSource;
import health.primum.noharm.run.EvaluationRun;
import health.primum.report.ReportFiles;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Executors;

/** Builds the core and its adapters; the one place that says {@code new} to them. */
final class Wiring {
  @Produces
  @Singleton
  Roster roster(PrimumConfig config) {
    return Catalog.read(config.home());
  }

  @Produces
  @Singleton
  ModelClient models(PrimumConfig config) {
    var endpoint = new OpenAiEndpoint(config.openai().baseUrl(), config.openai().apiKey());
    boolean scriptedAllowed = config.environment() == Environment.DEVELOPMENT;
    return new RoutingModelClient(
        new OpenAiModelClient(endpoint), new ScriptedModelClient(scriptedAllowed));
  }

  @Produces
  @Singleton
  Deliberation deliberation(ModelClient models) {
    var panel =
        new Panel(
            models,
            new Prompting(new SecureRandom()),
            new PlanParser(),
            Executors.newVirtualThreadPerTaskExecutor());
    return new Deliberation(panel, new NormalisedTextMatcher(), Clock.systemUTC());
  }

  @Produces
  @Singleton
  ConsultDesk desk(Deliberation deliberation, PrimumConfig config) {
    return new ConsultDesk(
        deliberation,
        () -> new ConsultId(UUID.randomUUID().toString()),
        config.environment() == Environment.PRODUCTION);
  }

  @Produces
  @Singleton
  EvaluationRun evaluationRun(Deliberation deliberation) {
    return new EvaluationRun(deliberation);
  }

  @Produces
  @Singleton
  BenchmarkSource benchmarks() {
    return new BenchmarkReader();
  }

  @Produces
  @Singleton
  RecordingSource recordings() {
    return new RecordingReader();
  }

  @Produces
  @Singleton
  ReportSink reports() {
    return new ReportFiles();
  }
}
