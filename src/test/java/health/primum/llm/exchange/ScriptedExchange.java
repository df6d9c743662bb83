package health.primum.llm.exchange;

import health.primum.agent.Failure;
import health.primum.agent.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Gives its outcomes in their order, then the last one again, and remembers what it was sent. */
public final class ScriptedExchange implements Exchange {
  private final List<Outcome> outcomes;
  private final List<Turn> sent = new CopyOnWriteArrayList<>();

  public ScriptedExchange(Outcome... outcomes) {
    this.outcomes = List.of(outcomes);
  }

  @Override
  public synchronized Outcome send(Turn turn) {
    sent.add(turn);
    return outcomes.get(Math.min(sent.size(), outcomes.size()) - 1);
  }

  public List<Turn> sent() {
    return sent;
  }

  /** An answer that took ten tokens in and five out. */
  public static Outcome.Said said(String text) {
    return new Outcome.Said(text, new Usage(10, 5));
  }

  /** A failure that may be repeated at once. */
  public static Outcome.Failed forNow(Failure failure) {
    return forNow(failure, Duration.ZERO);
  }

  public static Outcome.Failed forNow(Failure failure, Duration retryAfter) {
    return Outcome.Failed.forNow(failure, "told to", Optional.of(retryAfter));
  }

  public static Outcome.Failed lasting(Failure failure) {
    return Outcome.Failed.lasting(failure, "told to");
  }
}
