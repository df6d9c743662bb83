package health.primum.app;

import health.primum.cli.Service;
import health.primum.consult.pipeline.Crew;
import health.primum.fault.FaultyInput;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/** Starts the work of this process, and hands over what it has not finished when it stops. */
@Singleton
final class Serving implements Service {
  private static final System.Logger LOG = System.getLogger(Serving.class.getName());
  private static final String LOCAL = "primum-local";

  private final Instance<Crew> crew;
  private final PrimumConfig config;
  private volatile boolean started;

  Serving(Instance<Crew> crew, PrimumConfig config) {
    this.crew = crew;
    this.config = config;
  }

  @Override
  public void start(Role role) {
    if (role != Role.ALL && config.channels().connector().equals(LOCAL)) {
      throw new FaultyInput(
          "--role",
          "has no broker that brings its messages to other processes",
          "set QUARKUS_PROFILE=kafka and KAFKA_BOOTSTRAP_SERVERS, or let one process do all");
    }
    if (role != Role.ALL && config.store().url().isEmpty()) {
      throw new FaultyInput(
          "--role",
          "has no database that several processes can share",
          "set PRIMUM_STORE_URL to a PostgreSQL database, or let one process do all");
    }
    started = true;
    // The service first waits for requests to end; meanwhile it is to take nothing more on.
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(crew.get()::close));
    crew.get().start();
  }

  /** Before the channels close. */
  void stop(@Observes @Priority(1) ShutdownEvent stopping) {
    if (started && !crew.get().stop(config.work().drain())) {
      LOG.log(
          System.Logger.Level.INFO,
          "consults were in hand; they are gone on with by another process or at the next start");
    }
  }
}
