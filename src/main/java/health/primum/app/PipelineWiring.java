package health.primum.app;

import com.github.f4b6a3.uuid.UuidCreator;
import health.primum.agent.ModelClient;
import health.primum.app.PrimumConfig.Work;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.ActionMatcher;
import health.primum.consult.ConsultId;
import health.primum.consult.Roster;
import health.primum.consult.deliberation.ConsultDesk;
import health.primum.consult.evaluation.EvaluationRegistry;
import health.primum.consult.journal.ConsultJournal;
import health.primum.consult.journal.Wellness;
import health.primum.consult.pipeline.Crew;
import health.primum.consult.pipeline.Items;
import health.primum.consult.pipeline.Reception;
import health.primum.consult.pipeline.Sender;
import health.primum.consult.pipeline.Watches;
import health.primum.store.Store;
import health.primum.store.StoreSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Builds what carries consults out from the journal. Nothing of it is made before it is asked for,
 * so a command that needs no journal opens none.
 */
final class PipelineWiring {
  @Produces
  @Singleton
  Store store(PrimumConfig config) {
    PrimumConfig.Store where = config.store();
    StoreSettings settings =
        where
            .url()
            .map(url -> StoreSettings.at(url, where.user().orElse(""), where.password().orElse("")))
            .orElseGet(() -> StoreSettings.in(config.home().resolve("data")));
    return Store.open(settings);
  }

  void close(@Disposes Store store) {
    store.close();
  }

  @Produces
  @Singleton
  ConsultJournal consults(Store store) {
    return store.consults();
  }

  @Produces
  @Singleton
  Wellness wellness(Store store) {
    return store::check;
  }

  @Produces
  @Singleton
  Watches watches(ConsultJournal journal) {
    return new Watches(journal);
  }

  @Produces
  @Singleton
  Crew crew(
      Store store,
      Sender sender,
      Watches watches,
      Roster roster,
      ModelClient models,
      PlanParser parser,
      ActionMatcher matcher,
      EvaluationRegistry evaluations,
      Items items,
      PrimumConfig config,
      MeterRegistry meters) {
    Work work = config.work();
    var crew =
        new Crew(
            new Crew.Journals(
                store.consults(),
                store.calls(),
                store.holders(),
                store.retention(),
                store.outbox()),
            sender,
            watches,
            roster,
            models,
            asked ->
                Wiring.desk(
                    Wiring.deliberation(asked, parser, matcher, roster), config, evaluations),
            items,
            Clock.systemUTC(),
            new Crew.Terms(
                UUID.randomUUID().toString(),
                work.consults(),
                work.calls(),
                work.items(),
                work.lease()));
    inHand(meters, "consult", () -> crew.inHand().consults());
    inHand(meters, "call", () -> crew.inHand().calls());
    inHand(meters, "item", () -> crew.inHand().items());
    return crew;
  }

  /** How much of one kind of work this process has in hand. */
  private static void inHand(MeterRegistry meters, String kind, Supplier<Number> count) {
    Gauge.builder("primum.work.in.hand", count).tag("kind", kind).register(meters);
  }

  @Produces
  @Singleton
  Reception reception(
      ConsultDesk desk,
      ConsultJournal journal,
      Crew crew,
      Sender sender,
      Watches watches,
      PrimumConfig config) {
    return new Reception(
        desk,
        journal,
        crew,
        sender,
        watches,
        // In their order of time, so that what belongs together lies together in a table.
        () -> new ConsultId(UuidCreator.getTimeOrderedEpoch().toString()),
        Clock.systemUTC(),
        new Reception.Terms(config.limits().waiting(), config.keep()));
  }
}
