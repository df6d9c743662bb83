package health.primum.llm.provider;

import health.primum.agent.AgentId;
import health.primum.agent.AgentSpec;
import health.primum.agent.Api;
import health.primum.agent.Budget;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelSource;
import health.primum.agent.Price;
import health.primum.agent.Provider;
import health.primum.agent.StructuredOutput;
import health.primum.llm.exchange.Deadline;
import health.primum.llm.exchange.Message;
import health.primum.llm.exchange.Schema;
import health.primum.llm.exchange.Turn;
import health.primum.testsupport.Fixtures;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Small valid turns, so that a test states only what it is about. */
public final class Turns {
  private Turns() {}

  public static Turn turn(Api api, String url, Optional<Schema> schema, long millis) {
    return turn(Fixtures.aProvider(api, url), schema, millis, null, Budget.unlimited());
  }

  public static Turn turn(
      Provider provider,
      Optional<Schema> schema,
      long millis,
      @Nullable Price price,
      Budget budget) {
    var agent =
        new AgentSpec(
            new AgentId("a"),
            new ModelSource.Live(provider),
            "model-a",
            "generalist",
            Fixtures.aPrompt(),
            0.3,
            500,
            StructuredOutput.NATIVE,
            Duration.ofMillis(millis),
            price,
            Fingerprint.of("a"));
    return new Turn(
        agent,
        provider,
        List.of(
            new Message(Message.Speaker.SYSTEM, "You advise."),
            new Message(Message.Speaker.USER, "the case")),
        schema,
        Fingerprint.of("call"),
        Fingerprint.of("prompt"),
        Deadline.in(Duration.ofMillis(millis)),
        budget);
  }
}
