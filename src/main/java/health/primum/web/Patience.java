package health.primum.web;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.Consult;
import health.primum.consult.pipeline.Reception;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Waits for the end of a consult on behalf of a client, but not until its connection is cut: where
 * the service stops first, the client is told how far the consult is. Thread-safe.
 */
@Singleton
public class Patience {
  private final Reception reception;
  private final Stopping stopping;

  Patience(Reception reception, Stopping stopping) {
    this.reception = reception;
    this.stopping = stopping;
  }

  /**
   * A consult when it has ended, or as it is after so long or when the service stops; empty when
   * there is none.
   *
   * @throws InterruptedException when the caller is told to stop waiting
   * @throws health.primum.consult.journal.JournalUnavailable when it cannot be read
   */
  Optional<Consult> await(ConsultId consult, Duration most) throws InterruptedException {
    if (most.isPositive() && !stopping.closing().isDone()) {
      var end = new CompletableFuture<Optional<Consult>>();
      // On a thread of its own that nobody interrupts: it reads the journal.
      Thread.startVirtualThread(() -> complete(end, consult, most));
      try {
        CompletableFuture.anyOf(end, stopping.closing()).get();
      } catch (ExecutionException fault) {
        throw fault.getCause() instanceof RuntimeException told
            ? told
            : new IllegalStateException(fault.getCause());
      }
      if (end.isDone()) {
        return end.join();
      }
    }
    return reception.await(consult, Duration.ZERO);
  }

  private void complete(
      CompletableFuture<Optional<Consult>> end, ConsultId consult, Duration most) {
    try {
      end.complete(reception.await(consult, most));
    } catch (InterruptedException | RuntimeException fault) {
      end.completeExceptionally(fault);
    }
  }
}
