package health.primum.web;

import health.primum.agent.ModelClient;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.ActionMatcher;
import health.primum.consult.ConsultId;
import health.primum.consult.Roster;
import health.primum.consult.deliberation.ConsultDesk;
import health.primum.consult.deliberation.Deliberation;
import health.primum.consult.deliberation.Panel;
import health.primum.consult.deliberation.Prompting;
import health.primum.consult.evaluation.EvaluationRegistry;
import health.primum.consult.journal.ConsultJournal;
import health.primum.consult.journal.Message;
import health.primum.consult.journal.Wellness;
import health.primum.consult.pipeline.Crew;
import health.primum.consult.pipeline.Reception;
import health.primum.consult.pipeline.Sender;
import health.primum.consult.pipeline.Watches;
import health.primum.testsupport.InMemoryJournal;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** The pipeline with its journal in memory, where the service under test is wired with no other. */
@Singleton
final class PipelineInMemory {
  private final AtomicReference<Crew> crew = new AtomicReference<>();

  @Produces
  @Singleton
  @DefaultBean
  InMemoryJournal inMemory() {
    return new InMemoryJournal(Clock.systemUTC());
  }

  @Produces
  @Singleton
  @DefaultBean
  Wellness wellness() {
    return () -> true;
  }

  @Produces
  @Singleton
  @DefaultBean
  Watches watches(ConsultJournal journal) {
    return new Watches(journal);
  }

  @Produces
  @Singleton
  @DefaultBean
  Sender sender() {
    return new Sender() {
      @Override
      public void send(List<Message> messages) {
        messages.forEach(message -> Thread.startVirtualThread(() -> deliver(message)));
      }

      @Override
      public boolean isWell() {
        return true;
      }
    };
  }

  private void deliver(Message message) {
    Crew all = crew.get();
    switch (message.channel()) {
      case CONSULT_REQUESTS -> all.consultRequested(message.consult());
      case AGENT_TASKS -> all.callAsked(message.consult(), message.subject());
      case AGENT_RESULTS -> all.callAnswered(message.consult(), message.subject());
      case CONSULT_EVENTS -> all.consultChanged(message.consult(), message.subject());
      case EVALUATION_ITEMS -> all.evaluationItem(message.consult(), message.subject());
    }
  }

  @Produces
  @Singleton
  @DefaultBean
  Reception reception(
      InMemoryJournal journal,
      Sender sender,
      Watches watches,
      Roster roster,
      ModelClient models,
      ConsultDesk desk,
      EvaluationRegistry evaluations,
      PlanParser parser,
      ActionMatcher matcher) {
    crew.set(
        new Crew(
            new Crew.Journals(journal, journal, journal, journal, journal),
            sender,
            watches,
            roster,
            models,
            asked -> {
              var panel =
                  new Panel(
                      asked,
                      new Prompting(new Random(1)),
                      Executors.newVirtualThreadPerTaskExecutor());
              return new ConsultDesk(
                  new Deliberation(panel, parser, matcher, roster.checklists(), Clock.systemUTC()),
                  () -> new ConsultId("none"),
                  desk.terms(),
                  evaluations);
            },
            Clock.systemUTC(),
            new Crew.Terms("test", 50, 200, Duration.ofSeconds(10))));
    crew.get().start();
    return new Reception(
        desk,
        journal,
        sender,
        watches,
        () -> new ConsultId(UUID.randomUUID().toString()),
        Clock.systemUTC(),
        new Reception.Terms(1000, Duration.ofDays(1)));
  }
}
