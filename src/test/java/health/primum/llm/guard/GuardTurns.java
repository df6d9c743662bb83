package health.primum.llm.guard;

import health.primum.agent.Api;
import health.primum.agent.Budget;
import health.primum.agent.Price;
import health.primum.agent.Provider;
import health.primum.llm.exchange.Turn;
import health.primum.llm.provider.Turns;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns and providers with the settings that guards look at. */
final class GuardTurns {
  private GuardTurns() {}

  static Provider provider(int maxConcurrent, int maxRetries) {
    return new Provider(
        "openai",
        Api.OPENAI,
        URI.create("http://127.0.0.1:1/v1"),
        "",
        Optional.empty(),
        "",
        maxConcurrent,
        maxRetries,
        Optional.<Duration>empty());
  }

  static Turn turn(long millis) {
    return Turns.turn(provider(64, 3), Optional.empty(), millis, null, Budget.unlimited());
  }

  static Turn turn(@Nullable Price price, Budget budget) {
    return Turns.turn(provider(64, 3), Optional.empty(), 5_000, price, budget);
  }
}
