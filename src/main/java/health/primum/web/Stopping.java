package health.primum.web;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether the service is stopping. From the signal on, nothing new should come to it, streams end,
 * and nobody who is cut off counts as gone. Requests have {@code quarkus.shutdown.timeout} to be
 * answered; after half of it those that still wait are told where to look. Thread-safe.
 */
@Singleton
public class Stopping {
  private final Duration timeout;

  /** Quarkus closes connections before it fires its event, so the signal itself is heard. */
  private final Thread signal = new Thread(this::begin, "stopping");

  private final CompletableFuture<Void> closing = new CompletableFuture<>();
  private volatile boolean begun;

  Stopping(@ConfigProperty(name = "quarkus.shutdown.timeout") Optional<Duration> timeout) {
    this.timeout = timeout.orElse(Duration.ZERO);
  }

  void started(@Observes StartupEvent begins) {
    Runtime.getRuntime().addShutdownHook(signal);
  }

  void delayed(@Observes ShutdownDelayInitiatedEvent begins) {
    begin();
  }

  /** Before anybody waits for what is in hand. */
  void stopping(@Observes @Priority(0) ShutdownEvent begins) {
    begin();
    closing.complete(null);
    try {
      Runtime.getRuntime().removeShutdownHook(signal);
    } catch (IllegalStateException signalled) {
      // It did its work.
    }
  }

  /** From now on. */
  public void begin() {
    begun = true;
    closing.completeOnTimeout(null, timeout.dividedBy(2).toMillis(), TimeUnit.MILLISECONDS);
  }

  boolean hasBegun() {
    return begun;
  }

  /** Done when who still waits should be answered, because connections are about to be closed. */
  CompletableFuture<Void> closing() {
    return closing;
  }
}
