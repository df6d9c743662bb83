package health.primum.messaging;

import health.primum.consult.journal.Message;
import health.primum.consult.journal.Message.Channel;
import health.primum.consult.pipeline.Sender;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.eclipse.microprofile.reactive.messaging.OnOverflow.Strategy;
import org.jspecify.annotations.Nullable;

/** Sends messages out over the channels, whatever carries them. */
@Singleton
public final class ChannelSender implements Sender {
  /** A little more than the broker's clients take to give up. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

  /** What is left for those that were sent when all patience went into one channel. */
  private static final long SHORTLY = TimeUnit.MILLISECONDS.toNanos(500);

  /** How long a failure counts when nothing is known since. */
  private static final long MEMORY = TimeUnit.SECONDS.toNanos(5);

  /** What lets work end goes before what begins more, so that a full channel does not hold it. */
  private static final Comparator<Message> ENDS_FIRST =
      Comparator.comparingInt(
          message ->
              switch (message.channel()) {
                case AGENT_RESULTS -> 0;
                case CONSULT_EVENTS -> 1;
                case AGENT_TASKS -> 2;
                case CONSULT_REQUESTS -> 3;
                case EVALUATION_ITEMS -> 4;
              });

  private final Map<Channel, Outlet> outlets;
  private final BrokerWatch broker;
  private volatile long failedAt = System.nanoTime() - MEMORY;

  ChannelSender(
      @org.eclipse.microprofile.reactive.messaging.Channel("requestsout")
          @OnOverflow(value = Strategy.BUFFER, bufferSize = Outlet.WINDOW)
          Emitter<String> requests,
      @org.eclipse.microprofile.reactive.messaging.Channel("tasksout")
          @OnOverflow(value = Strategy.BUFFER, bufferSize = Outlet.WINDOW)
          Emitter<String> tasks,
      @org.eclipse.microprofile.reactive.messaging.Channel("resultsout")
          @OnOverflow(value = Strategy.BUFFER, bufferSize = Outlet.WINDOW)
          Emitter<String> results,
      @org.eclipse.microprofile.reactive.messaging.Channel("eventsout")
          @OnOverflow(value = Strategy.BUFFER, bufferSize = Outlet.WINDOW)
          Emitter<String> events,
      @org.eclipse.microprofile.reactive.messaging.Channel("itemsout")
          @OnOverflow(value = Strategy.BUFFER, bufferSize = Outlet.WINDOW)
          Emitter<String> items,
      BrokerWatch broker) {
    this.outlets =
        Map.of(
            Channel.CONSULT_REQUESTS, new Outlet(requests),
            Channel.AGENT_TASKS, new Outlet(tasks),
            Channel.AGENT_RESULTS, new Outlet(results),
            Channel.CONSULT_EVENTS, new Outlet(events),
            Channel.EVALUATION_ITEMS, new Outlet(items));
    this.broker = broker;
  }

  @Override
  public void send(List<Message> messages) {
    if (!broker.isWell()) {
      throw new BrokerUnavailable(new TimeoutException());
    }
    try {
      handOver(messages.stream().sorted(ENDS_FIRST).toList());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new BrokerUnavailable(stopped);
    }
  }

  /** What it began with. */
  private static Throwable first(Throwable fault) {
    Throwable first = fault;
    for (int depth = 0; first.getCause() != null && depth < 10; depth++) {
      first = first.getCause();
    }
    return first;
  }

  private record Sent(Message message, CompletableFuture<Void> taken) {}

  /** A channel that has no room, or refuses, keeps nothing from the others. */
  private void handOver(List<Message> messages) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE;
    var full = EnumSet.noneOf(Channel.class);
    var sent = new ArrayList<Sent>();
    for (Message message : messages) {
      if (!full.contains(message.channel())) {
        try {
          Outlet outlet = Objects.requireNonNull(outlets.get(message.channel()));
          sent.add(new Sent(message, outlet.send(message, until)));
        } catch (TimeoutException noRoom) {
          full.add(message.channel());
        }
      }
    }
    settle(sent, full.isEmpty() ? until : Math.max(until, System.nanoTime() + SHORTLY), full);
  }

  private void settle(List<Sent> sent, long until, Set<Channel> full) throws InterruptedException {
    @Nullable Throwable fault = full.isEmpty() ? null : new TimeoutException();
    var taken = new ArrayList<Message>();
    for (Sent one : sent) {
      try {
        one.taken().get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        taken.add(one.message());
      } catch (TimeoutException | ExecutionException refused) {
        fault = refused;
      }
    }
    if (fault != null) {
      failedAt = System.nanoTime();
      throw new BrokerUnavailable(first(fault), taken);
    }
  }

  @Override
  public boolean isWell() {
    return broker.isWell() && System.nanoTime() - failedAt >= MEMORY;
  }
}
