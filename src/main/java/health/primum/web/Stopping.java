package health.primum.web;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Whether the service is stopping: nothing new should come to it, and streams end. Thread-safe. */
@Singleton
public class Stopping {
  private volatile boolean begun;

  void delayed(@Observes ShutdownDelayInitiatedEvent begins) {
    begin();
  }

  /** Before anybody waits for what is in hand. */
  void stopping(@Observes @Priority(0) ShutdownEvent begins) {
    begin();
  }

  /** From now on. */
  public void begin() {
    begun = true;
  }

  boolean hasBegun() {
    return begun;
  }
}
