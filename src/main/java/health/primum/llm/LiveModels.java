package health.primum.llm;

import health.primum.agent.CallTape;
import health.primum.agent.ModelListener;
import health.primum.clinical.text.PlanParser;
import health.primum.llm.answer.LiveModelClient;
import health.primum.llm.exchange.Exchange;
import health.primum.llm.exchange.Outcome;
import health.primum.llm.exchange.Turn;
import health.primum.llm.guard.Guards;
import health.primum.llm.provider.BedrockExchange;
import health.primum.llm.provider.HttpExchange;
import health.primum.llm.provider.Keys;
import health.primum.llm.tape.Tape;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;

/** Live models of every provider, put together: shape, tape, guards, wire. */
public final class LiveModels {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final Tape tape;
  private final LiveModelClient client;

  /**
   * Live models.
   *
   * @param executor made for virtual threads
   * @param random for the jitter of retries
   * @param production whether advice is for real patients, so that nothing may be replayed
   */
  public LiveModels(
      Keys keys,
      ModelListener listener,
      ExecutorService executor,
      RandomGenerator random,
      Clock clock,
      boolean production) {
    var wire = wire(keys, executor);
    this.tape = new Tape(new Guards(wire, listener, executor, random), production, clock);
    this.client = new LiveModelClient(tape, tape::origin, new PlanParser());
  }

  private static Exchange wire(Keys keys, ExecutorService executor) {
    HttpClient http =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(executor)
            .build();
    return new ByApi(new HttpExchange(http, keys), new BedrockExchange(executor));
  }

  public LiveModelClient client() {
    return client;
  }

  public CallTape tape() {
    return tape;
  }

  /** Bedrock signs its requests its own way; the others share one HTTP client. */
  private record ByApi(Exchange http, Exchange bedrock) implements Exchange {
    @Override
    public Outcome send(Turn turn) {
      return switch (turn.provider().api()) {
        case OPENAI, ANTHROPIC, GEMINI, MISTRAL, OLLAMA -> http.send(turn);
        case BEDROCK -> bedrock.send(turn);
      };
    }
  }
}
