package health.primum.app;

import health.primum.consult.Roster;
import health.primum.consult.pipeline.Items;
import health.primum.consult.pipeline.Sender;
import health.primum.consult.pipeline.Watches;
import health.primum.noharm.execution.EvaluationRun;
import health.primum.noharm.panel.JudgeDesk;
import health.primum.noharm.rubric.BenchmarkSource;
import health.primum.noharm.service.EvaluationFiles;
import health.primum.noharm.service.EvaluationReception;
import health.primum.noharm.service.ItemWorker;
import health.primum.noharm.service.Orders;
import health.primum.noharm.service.journal.EvaluationJournal;
import health.primum.noharm.service.journal.StepText;
import health.primum.store.Store;
import health.primum.web.evaluations.OwnEvaluations;
import health.primum.web.limits.CallerSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds what evaluates for the service. */
final class EvaluationWiring {
  @Produces
  @Singleton
  EvaluationJournal journal(Store store, StepText steps) {
    return store.evaluations(steps);
  }

  @Produces
  @Singleton
  Orders orders(PrimumConfig config, BenchmarkSource benchmarks, Roster roster, JudgeDesk judges) {
    return new Orders(config.evaluations().benchmarks(), benchmarks, roster, judges);
  }

  @Produces
  @Singleton
  Items items(
      EvaluationJournal journal,
      Orders orders,
      EvaluationRun run,
      EvaluationFiles files,
      PrimumConfig config) {
    return new ItemWorker(
        journal, orders, run, files, config.home().resolve("data").resolve("evaluations"));
  }

  @Produces
  @Singleton
  EvaluationReception reception(
      Orders orders,
      EvaluationJournal journal,
      Sender sender,
      Watches watches,
      PrimumConfig config) {
    PrimumConfig.Evaluations terms = config.evaluations();
    return new EvaluationReception(
        orders,
        journal,
        sender,
        watches,
        Clock.systemUTC(),
        new EvaluationReception.Terms(terms.waiting(), terms.budget().orElse(null), terms.keep()));
  }

  @Produces
  @Singleton
  OwnEvaluations own(
      EvaluationJournal journal, Orders orders, CallerSource callers, Watches watches) {
    return new OwnEvaluations(journal, orders, callers, watches);
  }
}
