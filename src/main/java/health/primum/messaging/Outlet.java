package health.primum.messaging;

import health.primum.consult.journal.Message;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/**
 * The way out of one channel. At most {@link #WINDOW} messages are on their way at once; one that
 * took too long counts until the broker has taken or refused it, so that a broker that is gone
 * fills no memory.
 */
final class Outlet {
  /** The emitters hold as many. */
  static final int WINDOW = 1024;

  private final Emitter<String> emitter;
  private final Semaphore window = new Semaphore(WINDOW);

  Outlet(Emitter<String> emitter) {
    this.emitter = emitter;
  }

  /**
   * Sends one off as soon as there is room.
   *
   * @param until by {@link System#nanoTime} when there has to be
   * @return done when the broker has it
   */
  CompletableFuture<Void> send(Message message, long until)
      throws InterruptedException, TimeoutException {
    if (!window.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
      throw new TimeoutException();
    }
    var taken = new CompletableFuture<Void>();
    taken.whenComplete((done, fault) -> window.release());
    var metadata = OutgoingKafkaRecordMetadata.builder().withKey(message.consult()).build();
    try {
      emitter.send(
          org.eclipse.microprofile.reactive.messaging.Message.of(
              Envelope.write(message),
              Metadata.of(metadata),
              () -> {
                taken.complete(null);
                return CompletableFuture.completedFuture(null);
              },
              fault -> {
                taken.completeExceptionally(fault);
                return CompletableFuture.completedFuture(null);
              }));
    } catch (RuntimeException closed) {
      taken.completeExceptionally(closed);
    }
    return taken;
  }
}
