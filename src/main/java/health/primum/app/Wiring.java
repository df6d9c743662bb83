package health.primum.app;

import health.primum.agent.CallTape;
import health.primum.agent.ModelClient;
import health.primum.agent.ModelListener;
import health.primum.app.PrimumConfig.Environment;
import health.primum.catalog.BenchmarkReader;
import health.primum.catalog.CalibrationFiles;
import health.primum.catalog.Catalog;
import health.primum.catalog.CohortReader;
import health.primum.catalog.GradesReader;
import health.primum.catalog.KqaReader;
import health.primum.catalog.RecordingReader;
import health.primum.catalog.evaluations.EvaluationFolder;
import health.primum.catalog.redteam.CaseTextReader;
import health.primum.catalog.redteam.VignetteReader;
import health.primum.catalog.sets.HealthBenchImport;
import health.primum.catalog.sets.KqaImport;
import health.primum.catalog.sets.NoharmImport;
import health.primum.catalog.sets.ScribegoatImport;
import health.primum.catalog.votes.IatroBenchImport;
import health.primum.catalog.votes.IatroBenchTellings;
import health.primum.catalog.votes.LeaderboardImport;
import health.primum.catalog.votes.MedPerturbImport;
import health.primum.catalog.votes.MedPerturbSwaps;
import health.primum.catalog.votes.VoteTableReader;
import health.primum.cli.Calibrating;
import health.primum.cli.ClosedListEvaluation;
import health.primum.cli.FreeTextEvaluation;
import health.primum.cli.Registration;
import health.primum.cli.WorkFolder;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.ActionMatcher;
import health.primum.consensus.ClinicalMatcher;
import health.primum.consensus.TextMatcher;
import health.primum.consult.ConsultId;
import health.primum.consult.ConsultTerms;
import health.primum.consult.Roster;
import health.primum.consult.deliberation.ConsultDesk;
import health.primum.consult.deliberation.Deliberation;
import health.primum.consult.deliberation.Panel;
import health.primum.consult.deliberation.Prompting;
import health.primum.consult.evaluation.EvaluationRegistry;
import health.primum.consult.study.CohortSource;
import health.primum.consult.study.MemberStudy;
import health.primum.consult.study.StudySink;
import health.primum.llm.LiveModels;
import health.primum.llm.RoutingModelClient;
import health.primum.llm.ScriptedModelClient;
import health.primum.llm.provider.Keys;
import health.primum.noharm.calibration.CalibrationStore;
import health.primum.noharm.calibration.LabelledSource;
import health.primum.noharm.closed.ClosedListPanel;
import health.primum.noharm.closed.ClosedListRun;
import health.primum.noharm.execution.EvaluationRun;
import health.primum.noharm.explore.ExploreSink;
import health.primum.noharm.explore.TableSource;
import health.primum.noharm.explore.VoteImport;
import health.primum.noharm.explore.ensemble.Explorer;
import health.primum.noharm.gate.ReportSource;
import health.primum.noharm.intake.SetImport;
import health.primum.noharm.judge.Floor;
import health.primum.noharm.judge.RecordingSource;
import health.primum.noharm.judge.llm.JudgeCatalog;
import health.primum.noharm.judge.offline.ClosedListJudge;
import health.primum.noharm.panel.JudgeDesk;
import health.primum.noharm.panel.VerdictSink;
import health.primum.noharm.redteam.RedTeamSink;
import health.primum.noharm.redteam.suite.Probing;
import health.primum.noharm.report.ReportSink;
import health.primum.noharm.report.page.PageSink;
import health.primum.noharm.rubric.BenchmarkSource;
import health.primum.noharm.service.EvaluationFiles;
import health.primum.noharm.service.journal.StepText;
import health.primum.report.ClosedListFiles;
import health.primum.report.ExploreFiles;
import health.primum.report.RedTeamFiles;
import health.primum.report.ReportFiles;
import health.primum.report.ReportReader;
import health.primum.report.StudyFiles;
import health.primum.report.VerdictFiles;
import health.primum.report.items.ItemFiles;
import health.primum.report.items.ItemLines;
import health.primum.report.page.PageFiles;
import health.primum.telemetry.ModelMeters;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Builds the core and its adapters; the one place that says {@code new} to them. */
final class Wiring {
  @Produces
  @Singleton
  Catalog catalog(PrimumConfig config) {
    return Catalog.read(config.home(), System::getenv);
  }

  @Produces
  @Singleton
  ModelListener modelListener(MeterRegistry registry) {
    return new ModelMeters(registry);
  }

  @Produces
  @Singleton
  LiveModels liveModels(PrimumConfig config, ModelListener listener) {
    var live =
        new LiveModels(
            new Keys(System::getenv),
            listener,
            Executors.newVirtualThreadPerTaskExecutor(),
            new SecureRandom(),
            Clock.systemUTC(),
            config.environment() == Environment.PRODUCTION);
    config.record().ifPresent(live.tape()::record);
    config.replay().ifPresent(live.tape()::replay);
    return live;
  }

  @Produces
  @Singleton
  CallTape tape(LiveModels live) {
    return live.tape();
  }

  @Produces
  @Singleton
  ModelClient models(LiveModels live, PrimumConfig config) {
    boolean scriptedAllowed = config.environment() == Environment.DEVELOPMENT;
    return new RoutingModelClient(live.client(), new ScriptedModelClient(scriptedAllowed));
  }

  @Produces
  @Singleton
  PlanParser parser() {
    return new PlanParser();
  }

  @Produces
  @Singleton
  ActionMatcher matcher() {
    return new ClinicalMatcher();
  }

  @Produces
  @Singleton
  TextMatcher textMatcher(PlanParser parser, ActionMatcher matcher) {
    return new TextMatcher(parser, matcher);
  }

  @Produces
  @Singleton
  Deliberation deliberationOfModels(
      ModelClient models, PlanParser parser, ActionMatcher matcher, Roster roster) {
    return deliberation(models, parser, matcher, roster);
  }

  static Deliberation deliberation(
      ModelClient models, PlanParser parser, ActionMatcher matcher, Roster roster) {
    var panel =
        new Panel(
            models, new Prompting(new SecureRandom()), Executors.newVirtualThreadPerTaskExecutor());
    return new Deliberation(panel, parser, matcher, roster.checklists(), Clock.systemUTC());
  }

  @Produces
  @Singleton
  ConsultDesk deskOfModels(
      Deliberation deliberation, PrimumConfig config, EvaluationRegistry evaluations) {
    return desk(deliberation, config, evaluations);
  }

  static ConsultDesk desk(
      Deliberation deliberation, PrimumConfig config, EvaluationRegistry evaluations) {
    return new ConsultDesk(
        deliberation,
        () -> new ConsultId(UUID.randomUUID().toString()),
        new ConsultTerms(
            config.environment() == Environment.PRODUCTION,
            config.requireEvaluated(),
            config.consultBudget().orElse(null)),
        evaluations);
  }

  @Produces
  @Singleton
  EvaluationRun evaluationRun(Deliberation deliberation) {
    return new EvaluationRun(deliberation, Executors.newVirtualThreadPerTaskExecutor());
  }

  @Produces
  @Singleton
  MemberStudy memberStudy(Deliberation deliberation) {
    return new MemberStudy(deliberation);
  }

  @Produces
  @Singleton
  CohortSource cohorts() {
    return new CohortReader();
  }

  @Produces
  @Singleton
  StudySink studies() {
    return new StudyFiles();
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
  EvaluationRegistry evaluations(PrimumConfig config) {
    return EvaluationFolder.read(config.home());
  }

  @Produces
  @Singleton
  LabelledSource labelled() {
    return new KqaReader();
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  CalibrationStore calibrations(PrimumConfig config) {
    return new CalibrationFiles(config.home());
  }

  @Produces
  @Singleton
  ReportSource keptReports() {
    return new ReportReader();
  }

  @Produces
  @Singleton
  Floor floor(PrimumConfig config) {
    return new Floor(
        config.judge().floor().omissionRecall(), config.judge().floor().omissionPrecision());
  }

  @Produces
  @Singleton
  JudgeKinds judgeKinds(JudgeCatalog catalog, RecordingSource recordings, ModelClient models) {
    return new JudgeKinds(catalog, recordings, models, new Prompting(new SecureRandom()));
  }

  @Produces
  @Singleton
  JudgeDesk judges(
      JudgeKinds kinds,
      PlanParser parser,
      ActionMatcher matcher,
      CalibrationStore calibrations,
      Floor floor) {
    return new JudgeDesk(
        List.of(kinds.llm(), kinds.recorded(), kinds.lexical(parser, matcher)),
        calibrations::all,
        floor);
  }

  @Produces
  @Singleton
  ClosedListEvaluation closedLists(JudgeCatalog catalog, ModelClient models, WorkFolder work) {
    var grades = new GradesReader();
    var panel =
        new ClosedListPanel(
            models, new Prompting(new SecureRandom()), catalog.closedList(), grades);
    return new ClosedListEvaluation(
        new ClosedListRun(
            panel, new ClosedListJudge(grades), Executors.newVirtualThreadPerTaskExecutor()),
        work,
        new ClosedListFiles());
  }

  @Produces
  @Singleton
  WorkFolder workFolder(CallTape tape) {
    return new WorkFolder(new ItemFiles(), tape);
  }

  @Produces
  @Singleton
  Calibrating calibrating(WorkFolder work) {
    return new Calibrating(work, Executors.newVirtualThreadPerTaskExecutor());
  }

  @Produces
  @Singleton
  FreeTextEvaluation freeText(
      EvaluationRun run, WorkFolder work, EvaluationFiles files, Registration registration) {
    return new FreeTextEvaluation(run, work, files, registration);
  }

  @Produces
  @Singleton
  EvaluationFiles evaluationFiles(ReportSink reports, VerdictSink verdicts, PageSink pages) {
    return new EvaluationFiles(reports, verdicts, pages);
  }

  @Produces
  @Singleton
  Registration registration(
      ReportSource reports, EvaluationRegistry registry, Roster roster, Clock clock) {
    return new Registration(reports, registry, roster, clock);
  }

  @Produces
  @Singleton
  PageSink pages(
      Clock clock, @ConfigProperty(name = "quarkus.application.version") String version) {
    return new PageFiles(clock, "primum " + version);
  }

  @Produces
  @Singleton
  VerdictSink verdicts() {
    return new VerdictFiles();
  }

  @Produces
  @Singleton
  StepText steps() {
    return new ItemLines();
  }

  @Produces
  @Singleton
  ReportSink reports() {
    return new ReportFiles();
  }

  @Produces
  @Singleton
  Explorer explorer() {
    return new Explorer();
  }

  @Produces
  @Singleton
  TableSource tables() {
    return new VoteTableReader();
  }

  @Produces
  @Singleton
  ExploreSink explorations() {
    return new ExploreFiles();
  }

  @Produces
  @Singleton
  VoteImport iatroBench() {
    return new IatroBenchImport();
  }

  @Produces
  @Singleton
  VoteImport medPerturb() {
    return new MedPerturbImport();
  }

  @Produces
  @Singleton
  SetImport kqaImport(Clock clock) {
    return new KqaImport(clock);
  }

  @Produces
  @Singleton
  SetImport healthBenchImport(Clock clock) {
    return new HealthBenchImport(clock);
  }

  @Produces
  @Singleton
  SetImport scribegoatImport(Clock clock) {
    return new ScribegoatImport(clock);
  }

  @Produces
  @Singleton
  SetImport noharmImport(Clock clock) {
    return new NoharmImport(clock);
  }

  @Produces
  @Singleton
  SetImport leaderboardImport(Clock clock) {
    return new LeaderboardImport(clock);
  }

  @Produces
  @Singleton
  RedTeamSink redTeamFiles() {
    return new RedTeamFiles();
  }

  @Produces
  @Singleton
  Probing probing(Deliberation deliberation, PlanParser parser, ActionMatcher matcher) {
    return new Probing(
        deliberation,
        parser,
        matcher,
        Executors.newVirtualThreadPerTaskExecutor(),
        new Probing.Sources(
            new CaseTextReader(),
            new IatroBenchTellings(),
            new MedPerturbSwaps(),
            new VignetteReader()));
  }
}
