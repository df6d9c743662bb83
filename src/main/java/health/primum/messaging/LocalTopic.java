package health.primum.messaging;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * One writer, one reader, and what lies between them. The writer is asked for as many messages as
 * there is room for; each that the reader takes makes room for one more.
 */
final class LocalTopic {
  private final String name;
  private final UnicastProcessor<Message<?>> between = UnicastProcessor.create();
  private final AtomicBoolean written = new AtomicBoolean();
  private volatile Flow.@Nullable Subscription writer;

  LocalTopic(String name) {
    this.name = name;
  }

  Multi<Message<?>> read() {
    return between.onItem().invoke(this::makeRoom);
  }

  private void makeRoom() {
    Flow.Subscription from = writer;
    if (from != null) {
      from.request(1);
    }
  }

  Flow.Subscriber<Message<?>> write(int capacity) {
    if (written.getAndSet(true)) {
      throw new IllegalArgumentException("topic " + name + " has two outgoing channels");
    }
    return new Flow.Subscriber<>() {
      @Override
      public void onSubscribe(Flow.Subscription subscription) {
        writer = subscription;
        subscription.request(capacity);
      }

      @Override
      public void onNext(Message<?> message) {
        between.onNext(Message.of(message.getPayload()));
        // It is taken over: whoever sent it need not keep it any longer.
        message.ack().toCompletableFuture().join();
      }

      @Override
      public void onError(Throwable fault) {
        between.onError(fault);
      }

      @Override
      public void onComplete() {
        between.onComplete();
      }
    };
  }
}
