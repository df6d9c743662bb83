package health.primum.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void readsSecondsWithAndWithoutAFraction() {
    assertThat(RetryAfter.of("7", NOW)).contains(Duration.ofSeconds(7));
    assertThat(RetryAfter.of(" 0 ", NOW)).contains(Duration.ZERO);
    assertThat(RetryAfter.of("0.25", NOW)).contains(Duration.ofMillis(250));
    assertThat(RetryAfter.of("13s", NOW)).contains(Duration.ofSeconds(13));
    assertThat(RetryAfter.of("1.5s", NOW)).contains(Duration.ofMillis(1_500));
  }

  @Test
  void readsADate() {
    assertThat(RetryAfter.of("Thu, 01 Jan 2026 00:00:30 GMT", NOW))
        .contains(Duration.ofSeconds(30));
    assertThat(RetryAfter.of("Thu, 1 Jan 2026 00:01:00 GMT", NOW)).contains(Duration.ofMinutes(1));
  }

  @Test
  void aDateThatIsOverMeansNow() {
    assertThat(RetryAfter.of("Wed, 31 Dec 2025 23:00:00 GMT", NOW)).contains(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "soon", "-5", "1e9", "NaN", "99999999999", "2026-01-01", "5 minutes"})
  void garbageAsksForNothing(String text) {
    assertThat(RetryAfter.of(text, NOW)).isEmpty();
  }

  @Test
  void millisecondsComeBeforeSeconds() {
    assertThat(headers(Map.of("Retry-After-Ms", "1500", "Retry-After", "9")))
        .contains(Duration.ofMillis(1_500));
  }

  @Test
  void garbageInOneHeaderLeavesTheOther() {
    assertThat(headers(Map.of("retry-after-ms", "soon", "retry-after", "9")))
        .contains(Duration.ofSeconds(9));
    assertThat(headers(Map.of())).isEmpty();
  }

  private static Optional<Duration> headers(Map<String, String> headers) {
    Map<String, List<String>> all = new java.util.HashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    return RetryAfter.of(HttpHeaders.of(all, (name, value) -> true), NOW);
  }
}
