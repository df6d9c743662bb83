package health.primum.messaging;

import health.primum.consult.journal.Message.Channel;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Deals with the messages of one channel: those of one consult one after the other in their order,
 * others beside them. It takes no more than {@link #WINDOW} before some are done, so a handler that
 * blocks holds back the broker and fills no memory. A message is acknowledged when it was dealt
 * with or given up; one that was neither comes again after a restart.
 */
final class Lanes implements Flow.Subscriber<Message<String>>, AutoCloseable {
  /** Taken and not done, at most. */
  static final int WINDOW = 128;

  /** Handled at once, at most: virtual threads that wait cost little. */
  static final int LANES = 32;

  private final Channel channel;
  private final Delivery delivery;
  private final List<ExecutorService> lanes;
  private volatile Flow.@Nullable Subscription source;

  Lanes(Channel channel, Delivery delivery) {
    this.channel = channel;
    this.delivery = delivery;
    this.lanes = IntStream.range(0, LANES).mapToObj(this::lane).toList();
  }

  private ExecutorService lane(int number) {
    return Executors.newSingleThreadExecutor(
        Thread.ofVirtual().name(channel.label() + "-" + number).factory());
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    source = subscription;
    subscription.request(WINDOW);
  }

  @Override
  public void onNext(Message<String> message) {
    // On Kafka there are records without a value.
    Envelope.Reading reading = Envelope.read(channel, String.valueOf(message.getPayload()));
    int lane = Math.floorMod(reading.message().consult().hashCode(), LANES);
    try {
      lanes.get(lane).execute(() -> deal(message, reading));
    } catch (RejectedExecutionException closed) {
      // Not acknowledged: it comes again.
    }
  }

  private void deal(Message<String> message, Envelope.Reading reading) {
    try {
      delivery.deliver(reading);
      message.ack().toCompletableFuture().join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return;
    }
    Flow.Subscription from = source;
    if (from != null) {
      from.request(1);
    }
  }

  @Override
  public void onError(Throwable fault) {
    close();
  }

  @Override
  public void onComplete() {
    // What was taken is still dealt with.
  }

  @Override
  public void close() {
    lanes.forEach(ExecutorService::shutdownNow);
  }
}
