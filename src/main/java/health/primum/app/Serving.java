package health.primum.app;

import health.primum.cli.Service;
import health.primum.consult.pipeline.Crew;
import health.primum.fault.FaultyInput;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

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
    check(role, config.channels().connector(), config.store().url());
    started = true;
    // The service first waits for requests to end; meanwhile it is to take nothing more on.
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(crew.get()::close));
    crew.get().start(role != Role.API);
  }

  /**
   * Whether processes that are to work together can.
   *
   * @param connector what carries messages
   * @param store where the journal is; empty for a file of this process
   */
  static void check(Role role, String connector, Optional<String> store) {
    boolean local = connector.equals(LOCAL);
    if (role != Role.ALL && local) {
      throw new FaultyInput(
          "--role",
          "has no broker that brings its messages to other processes",
          "set QUARKUS_PROFILE=kafka and KAFKA_BOOTSTRAP_SERVERS, or let one process do all");
    }
    if (store.filter(url -> !isOwnFile(url)).isPresent()) {
      return;
    }
    if (role != Role.ALL) {
      throw new FaultyInput(
          "--role",
          "has no database that several processes can share",
          "set PRIMUM_STORE_URL to a PostgreSQL database, or let one process do all");
    }
    if (!local) {
      throw new FaultyInput(
          "store.url",
          "is a file of this process alone, while others share its channels: they would take its"
              + " messages and find nothing of what those tell of",
          "set PRIMUM_STORE_URL to a PostgreSQL database, or leave QUARKUS_PROFILE=kafka out");
    }
  }

  private static boolean isOwnFile(String url) {
    String lower = url.toLowerCase(Locale.ROOT);
    return lower.startsWith("jdbc:h2:")
        && !lower.startsWith("jdbc:h2:tcp:")
        && !lower.startsWith("jdbc:h2:ssl:");
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
