package health.primum.messaging;

import health.primum.consult.journal.DeadLetters;
import health.primum.consult.journal.Message.Channel;
import health.primum.consult.pipeline.Handlers;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment.Strategy;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Where messages come in; a channel that is not enabled in this process is never asked for. */
@Singleton
public final class Consumers {
  private final Delivery delivery;
  private final Queue<Lanes> open = new ConcurrentLinkedQueue<>();

  Consumers(
      Instance<Handlers> handlers,
      Instance<DeadLetters> deadLetters,
      MeterRegistry meters,
      Clock clock) {
    this.delivery =
        new Delivery(handlers::get, deadLetters::get, meters, clock, Delivery.Patience.USUAL);
  }

  @Incoming("requests")
  @Acknowledgment(Strategy.MANUAL)
  Flow.Subscriber<Message<String>> requests() {
    return lanes(Channel.CONSULT_REQUESTS);
  }

  @Incoming("tasks")
  @Acknowledgment(Strategy.MANUAL)
  Flow.Subscriber<Message<String>> tasks() {
    return lanes(Channel.AGENT_TASKS);
  }

  @Incoming("results")
  @Acknowledgment(Strategy.MANUAL)
  Flow.Subscriber<Message<String>> results() {
    return lanes(Channel.AGENT_RESULTS);
  }

  @Incoming("events")
  @Acknowledgment(Strategy.MANUAL)
  Flow.Subscriber<Message<String>> events() {
    return lanes(Channel.CONSULT_EVENTS);
  }

  @Incoming("items")
  @Acknowledgment(Strategy.MANUAL)
  Flow.Subscriber<Message<String>> items() {
    return lanes(Channel.EVALUATION_ITEMS);
  }

  private Lanes lanes(Channel channel) {
    var lanes = new Lanes(channel, delivery);
    open.add(lanes);
    return lanes;
  }

  @PreDestroy
  void stop() {
    delivery.stop();
    List.copyOf(open).forEach(Lanes::close);
  }
}
