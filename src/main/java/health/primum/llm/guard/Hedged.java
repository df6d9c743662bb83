package health.primum.llm.guard;

import health.primum.agent.Failure;
import health.primum.agent.ModelListener;
import health.primum.llm.exchange.Exchange;
import health.primum.llm.exchange.Outcome;
import health.primum.llm.exchange.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends the same request once more when the first does not answer in a while, takes whichever
 * answers first and ends the other. Both may be charged for.
 */
public final class Hedged implements Exchange {
  private final Exchange next;
  private final Duration after;
  private final ExecutorService executor;
  private final ModelListener listener;

  /**
   * A hedge.
   *
   * @param after how long to wait for the first
   * @param executor runs one task a request; made for virtual threads
   */
  public Hedged(Exchange next, Duration after, ExecutorService executor, ModelListener listener) {
    this.next = next;
    this.after = after;
    this.executor = executor;
    this.listener = listener;
  }

  @Override
  public Outcome send(Turn turn) {
    CompletionService<Outcome> race = new ExecutorCompletionService<>(executor);
    var requests = new ArrayList<Future<Outcome>>();
    try {
      requests.add(race.submit(() -> next.send(turn)));
      @Nullable Future<Outcome> first = race.poll(after.toNanos(), TimeUnit.NANOSECONDS);
      if (first != null) {
        return outcome(first);
      }
      listener.hedged(turn.agent());
      requests.add(race.submit(() -> next.send(turn)));
      return firstAnswer(race, requests.size());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Outcome.Failed.underway(Failure.CANCELLED, "the call was interrupted");
    } finally {
      end(requests);
    }
  }

  /** The first that answers; the last failure when none does. */
  private static Outcome firstAnswer(CompletionService<Outcome> race, int requests)
      throws InterruptedException {
    Outcome outcome = outcome(race.take());
    for (int i = 1; i < requests && outcome instanceof Outcome.Failed; i++) {
      outcome = outcome(race.take());
    }
    return outcome;
  }

  private static void end(List<Future<Outcome>> requests) {
    requests.forEach(request -> request.cancel(true));
  }

  private static Outcome outcome(Future<Outcome> request) throws InterruptedException {
    try {
      return request.get();
    } catch (ExecutionException fault) {
      return Outcome.Failed.lasting(
          Failure.UNAVAILABLE, "fault in the call: " + fault.getClass().getSimpleName());
    }
  }
}
