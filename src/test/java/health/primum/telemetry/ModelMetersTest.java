package health.primum.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.AgentSpec;
import health.primum.agent.Failure;
import health.primum.agent.Usage;
import health.primum.testsupport.Fixtures;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ModelMetersTest {
  private static final AgentSpec AGENT = Fixtures.anAgent("sceptic");
  private static final String[] WHO = {
    "provider", "openai", "model", "model-sceptic", "agent", "sceptic"
  };
  private static final Duration TOOK = Duration.ofMillis(1_500);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ModelMeters meters = new ModelMeters(registry);

  @Test
  void timesCallsByTheirOutcome() {
    called(Optional.empty(), new Usage(100, 20), new BigDecimal("0.5"));
    called(Optional.of(Failure.TIMED_OUT), Usage.NONE, BigDecimal.ZERO);
    called(Optional.of(Failure.TIMED_OUT), Usage.NONE, BigDecimal.ZERO);
    var answered = registry.get("primum.model.calls").tags(WHO).tag("outcome", "answered").timer();
    assertThat(answered.count()).isEqualTo(1);
    assertThat(answered.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(1_500);
    assertThat(
            registry
                .get("primum.model.calls")
                .tags(WHO)
                .tag("outcome", "timed_out")
                .timer()
                .count())
        .isEqualTo(2);
  }

  @Test
  void countsTokensAndDollars() {
    called(Optional.empty(), new Usage(100, 20), new BigDecimal("0.50"));
    called(Optional.of(Failure.TRUNCATED), new Usage(1, 2), new BigDecimal("0.25"));
    assertThat(counter("primum.model.tokens", "direction", "input")).isEqualTo(101);
    assertThat(counter("primum.model.tokens", "direction", "output")).isEqualTo(22);
    assertThat(counter("primum.model.cost.usd")).isEqualTo(0.75);
    assertThat(registry.find("primum.model.calls.unpriced").counter()).isNull();
  }

  @Test
  void countsWhatHasNoPriceApartFromWhatIsFree() {
    called(Optional.empty(), new Usage(100, 20), null);
    called(Optional.of(Failure.UNAVAILABLE), Usage.NONE, null);
    assertThat(counter("primum.model.calls.unpriced")).isEqualTo(1);
    assertThat(registry.find("primum.model.cost.usd").counter()).isNull();
  }

  @Test
  void countsRetriesAndHedges() {
    meters.retried(AGENT, Failure.RATE_LIMITED);
    meters.retried(AGENT, Failure.RATE_LIMITED);
    meters.hedged(AGENT);
    assertThat(counter("primum.model.retries", "because", "rate_limited")).isEqualTo(2);
    assertThat(counter("primum.model.hedges")).isEqualTo(1);
  }

  @Test
  void showsCircuitsAndLimitsAsTheyAre() {
    meters.circuit("openai", false);
    meters.limit("openai", 64);
    meters.limit("ollama", 4);
    assertThat(gauge("primum.provider.circuit.open", "openai")).isEqualTo(0);
    assertThat(gauge("primum.provider.limit", "openai")).isEqualTo(64);
    meters.circuit("openai", true);
    meters.limit("openai", 57);
    System.gc();
    assertThat(gauge("primum.provider.circuit.open", "openai")).isEqualTo(1);
    assertThat(gauge("primum.provider.limit", "openai")).isEqualTo(57);
    assertThat(gauge("primum.provider.limit", "ollama")).isEqualTo(4);
  }

  @Test
  void tagsComeFromAClosedList() {
    for (Failure failure : Failure.values()) {
      called(Optional.of(failure), new Usage(1, 1), null);
      called(Optional.of(failure), new Usage(1, 1), BigDecimal.ONE);
      meters.retried(AGENT, failure);
    }
    meters.hedged(AGENT);
    meters.circuit("openai", true);
    meters.limit("openai", 1);
    List<Meter.Id> ids = registry.getMeters().stream().map(Meter::getId).toList();
    assertThat(ids)
        .extracting(Meter.Id::getName)
        .containsOnly(
            "primum.model.calls",
            "primum.model.retries",
            "primum.model.hedges",
            "primum.model.tokens",
            "primum.model.cost.usd",
            "primum.model.calls.unpriced",
            "primum.provider.circuit.open",
            "primum.provider.limit");
    assertThat(ids)
        .flatExtracting(Meter.Id::getTags)
        .extracting(Tag::getKey)
        .isSubsetOf(Set.of("provider", "model", "agent", "outcome", "because", "direction"));
    assertThat(registry.find("primum.model.calls").timers()).hasSize(Failure.values().length);
  }

  private void called(Optional<Failure> failure, Usage usage, BigDecimal cost) {
    meters.called(AGENT, failure, usage, cost, TOOK);
  }

  private double counter(String name, String... more) {
    return registry.get(name).tags(WHO).tags(more).counter().count();
  }

  private double gauge(String name, String provider) {
    return registry.get(name).tag("provider", provider).gauge().value();
  }
}
