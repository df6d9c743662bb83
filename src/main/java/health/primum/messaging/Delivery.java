package health.primum.messaging;

import health.primum.consult.journal.DeadLetter;
import health.primum.consult.journal.DeadLetter.Reason;
import health.primum.consult.journal.DeadLetters;
import health.primum.consult.journal.JournalRefused;
import health.primum.consult.journal.JournalUnavailable;
import health.primum.consult.journal.Message;
import health.primum.consult.pipeline.Handlers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives messages to their handlers. One whose handler keeps failing is given up as a dead letter;
 * while the journal is away nothing is given up, for that is not the message's fault.
 */
final class Delivery {
  /** Messages given up, by channel and reason. */
  static final String BURIED = "primum.messages.buried";

  /** Handlers that failed and were given their message again. */
  static final String RETRIED = "primum.messages.retried";

  /**
   * How often and how long apart.
   *
   * @param attempts before a message is given up, at least 2
   * @param first time between the first two; each is twice as long as the one before
   * @param longest time between any two
   */
  record Patience(int attempts, Duration first, Duration longest) {
    /** About six seconds in all: a deadlock or a restart of what a handler needs is over then. */
    static final Patience USUAL = new Patience(6, Duration.ofMillis(200), Duration.ofSeconds(5));
  }

  private static final Logger LOG = Logger.getLogger(Delivery.class.getName());
  private static final long FOR_EVER_DAYS = 3650;
  private static final int WITHOUT_END = -1;

  private final Supplier<Handlers> handlers;
  private final Supplier<DeadLetters> deadLetters;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Guard attempts;
  private final Guard whileAway;
  private volatile boolean stopped;

  /**
   * With what messages are for.
   *
   * @param handlers asked for when the first message comes
   * @param deadLetters asked for when the first is given up
   */
  Delivery(
      Supplier<Handlers> handlers,
      Supplier<DeadLetters> deadLetters,
      MeterRegistry meters,
      Clock clock,
      Patience patience) {
    this.handlers = handlers;
    this.deadLetters = deadLetters;
    this.meters = meters;
    this.clock = clock;
    this.attempts =
        retry(patience, patience.attempts() - 1)
            .whenException(fault -> !isStop(fault))
            .beforeRetry(fault -> meters.counter(RETRIED).increment())
            .done()
            .build();
    this.whileAway =
        retry(patience, WITHOUT_END)
            .whenException(fault -> !stopped && fault instanceof JournalUnavailable)
            .done()
            .build();
  }

  private static Guard.Builder.RetryBuilder retry(Patience patience, int most) {
    return Guard.create()
        .withRetry()
        .maxRetries(most)
        .maxDuration(FOR_EVER_DAYS, ChronoUnit.DAYS)
        .delay(patience.first().toMillis(), ChronoUnit.MILLIS)
        .jitter(patience.first().toMillis() / 2, ChronoUnit.MILLIS)
        .withExponentialBackoff()
        .maxDelay(patience.longest().toMillis(), ChronoUnit.MILLIS)
        .done();
  }

  /**
   * Returns when the message has been dealt with or given up.
   *
   * @throws InterruptedException when it was neither, and is to be given again
   */
  void deliver(Envelope.Reading reading) throws InterruptedException {
    switch (reading) {
      case Envelope.Reading.Unread(Message message, Reason reason) ->
          bury(message, reason, "version " + Envelope.VERSION + " is read");
      case Envelope.Reading.Read(Message message) -> {
        try {
          attempts.call(() -> whileAway.call(() -> handle(message), Void.class), Void.class);
        } catch (Exception fault) {
          if (isStop(fault)) {
            throw new InterruptedException("stopped before it was dealt with");
          }
          bury(message, Reason.FAILED, kind(fault));
        }
      }
    }
  }

  /** Never its message, which may quote a patient. */
  private static String kind(Exception fault) {
    String name = fault.getClass().getSimpleName();
    return fault instanceof JournalRefused refused ? name + " " + refused.kind() : name;
  }

  /** Whether it says nothing about the message: this process or its handlers are stopping. */
  private boolean isStop(Throwable fault) {
    return stopped
        || fault instanceof InterruptedException
        || fault instanceof RejectedExecutionException;
  }

  private @Nullable Void handle(Message message) {
    Handlers to = handlers.get();
    switch (message.channel()) {
      case CONSULT_REQUESTS -> to.consultRequested(message.consult());
      case AGENT_TASKS -> to.callAsked(message.consult(), message.subject());
      case AGENT_RESULTS -> to.callAnswered(message.consult(), message.subject());
      case CONSULT_EVENTS -> to.consultChanged(message.consult(), message.subject());
      case EVALUATION_ITEMS -> to.evaluationItem(message.consult(), message.subject());
    }
    return null;
  }

  private void bury(Message message, Reason reason, String detail) throws InterruptedException {
    var letter = DeadLetter.of(message, reason, detail, clock.instant());
    try {
      whileAway.call(
          () -> {
            deadLetters.get().bury(letter);
            return null;
          },
          Void.class);
    } catch (JournalRefused refused) {
      // It would be refused each time, and hold up its lane and in the end its channel.
      LOG.log(
          Level.SEVERE,
          "a message of {0} was given up and could not be kept: {1}",
          new Object[] {message.channel().label(), kind(refused)});
    } catch (Exception stoppedOrFault) {
      LOG.log(
          Level.SEVERE,
          "a message of {0} was neither dealt with nor kept: {1}",
          new Object[] {message.channel().label(), stoppedOrFault.getClass().getSimpleName()});
      throw new InterruptedException("stopped before it was kept");
    }
    Tags tags = Tags.of("channel", message.channel().label(), "reason", reason.label());
    meters.counter(BURIED, tags).increment();
    LOG.log(
        Level.WARNING,
        "a message of {0} was given up ({1}, {2}); see primum dead-letters",
        new Object[] {message.channel().label(), reason.label(), detail});
  }

  /** From now on whatever fails is left for whoever gets it next. */
  void stop() {
    stopped = true;
  }
}
