package health.primum.llm.guard;

import static health.primum.llm.exchange.ScriptedExchange.forNow;
import static health.primum.llm.exchange.ScriptedExchange.said;
import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.AgentSpec;
import health.primum.agent.Api;
import health.primum.agent.Budget;
import health.primum.agent.Failure;
import health.primum.agent.ModelListener;
import health.primum.agent.Price;
import health.primum.agent.Provider;
import health.primum.agent.Usage;
import health.primum.llm.exchange.Exchange;
import health.primum.llm.exchange.Outcome;
import health.primum.llm.exchange.ScriptedExchange;
import health.primum.llm.exchange.Turn;
import health.primum.llm.provider.Turns;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class GuardsTest {
  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();
  private static final Price PRICE = new Price(BigDecimal.ONE, BigDecimal.TEN, null);

  @AfterAll
  static void stop() {
    THREADS.shutdownNow();
  }

  @Test
  void tellsOfACallOnceWithAllItsAttempts() {
    List<String> calls = new ArrayList<>();
    ModelListener listener =
        new ModelListener() {
          @Override
          public void called(
              AgentSpec agent,
              Optional<Failure> failure,
              Usage usage,
              @Nullable BigDecimal cost,
              Duration took) {
            calls.add(agent.id() + " " + failure + " " + usage + " " + cost);
          }
        };
    var wire =
        new ScriptedExchange(forNow(Failure.UNAVAILABLE), said("x"), forNow(Failure.RATE_LIMITED));
    Guards guards = guards(wire, listener);
    guards.send(turn("one", Optional.empty(), PRICE));
    guards.send(turn("one", Optional.empty(), null));
    assertThat(calls)
        .containsExactly(
            "a Optional.empty Usage[inputTokens=10, outputTokens=5] 0.000060",
            "a Optional[RATE_LIMITED] Usage[inputTokens=0, outputTokens=0] null");
  }

  @Test
  void tellsTheLimitAndTheCircuitOfAProviderFromTheStart() {
    var heard = new Heard();
    guards(new ScriptedExchange(said("x")), heard).send(turn("one", Optional.empty(), null));
    assertThat(heard.news).containsExactly("limit one 64", "circuit one closed");
  }

  @Test
  void oneProvidersOutageIsNoOthers() {
    var wire = new ScriptedExchange(forNow(Failure.UNAVAILABLE));
    Guards guards = guards(wire, ModelListener.NONE);
    for (int i = 0; i < 2 * Guarded.WINDOW; i++) {
      guards.send(turn("one", Optional.empty(), null));
    }
    assertThat(wire.sent()).hasSize(Guarded.WINDOW);
    guards.send(turn("other", Optional.empty(), null));
    assertThat(wire.sent()).hasSize(Guarded.WINDOW + 2);
  }

  @Test
  void hedgesOnlyWhereAProviderIsToBeHedged() {
    var heard = new Heard();
    Exchange slow =
        turn -> {
          try {
            Thread.sleep(60);
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          return said("x");
        };
    Guards guards = guards(slow, heard);
    guards.send(turn("plain", Optional.empty(), null));
    assertThat(heard.news).doesNotContain("hedged a");
    guards.send(turn("hedged", Optional.of(Duration.ofMillis(10)), null));
    assertThat(heard.news).contains("hedged a");
  }

  @Test
  void aListenerThatFailsCostsNoCall() {
    ModelListener broken =
        new ModelListener() {
          @Override
          public void called(
              AgentSpec agent,
              Optional<Failure> failure,
              Usage usage,
              @Nullable BigDecimal cost,
              Duration took) {
            throw new IllegalStateException("broken");
          }

          @Override
          public void retried(AgentSpec agent, Failure because) {
            throw new IllegalStateException("broken");
          }

          @Override
          public void circuit(String provider, boolean open) {
            throw new IllegalStateException("broken");
          }

          @Override
          public void limit(String provider, int concurrent) {
            throw new IllegalStateException("broken");
          }
        };
    var wire = new ScriptedExchange(forNow(Failure.RATE_LIMITED), said("x"));
    assertThat(guards(wire, broken).send(turn("one", Optional.empty(), null))).isEqualTo(said("x"));
  }

  @Test
  void theLastFailureSaysHowOftenItWasTried() {
    var failed =
        (Outcome.Failed)
            guards(new ScriptedExchange(forNow(Failure.UNAVAILABLE)), ModelListener.NONE)
                .send(turn("one", Optional.empty(), null));
    assertThat(failed.detail()).isEqualTo("told to, after 2 attempts");
  }

  private static Guards guards(Exchange wire, ModelListener listener) {
    return new Guards(wire, listener, THREADS, new Random(1));
  }

  /** With one retry. */
  private static Turn turn(String name, Optional<Duration> hedge, @Nullable Price price) {
    var provider =
        new Provider(
            name,
            Api.OPENAI,
            URI.create("http://127.0.0.1:1/v1"),
            "",
            Optional.empty(),
            "",
            64,
            1,
            hedge);
    return Turns.turn(provider, Optional.empty(), 5_000, price, Budget.unlimited());
  }
}
