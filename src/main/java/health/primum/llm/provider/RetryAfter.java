package health.primum.llm.provider;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How long a provider asks to wait: {@code Retry-After} in seconds or as a date (RFC 9110, section
 * 10.2.3), or {@code retry-after-ms}.
 */
final class RetryAfter {
  private RetryAfter() {}

  static Optional<Duration> of(HttpHeaders headers, Instant now) {
    return headers
        .firstValue("retry-after-ms")
        .flatMap(text -> seconds(text).map(s -> s.dividedBy(1000)))
        .or(() -> headers.firstValue("retry-after").flatMap(text -> of(text, now)));
  }

  static Optional<Duration> of(String text, Instant now) {
    return seconds(text).or(() -> until(text, now));
  }

  /** Seconds, perhaps with a fraction and an s behind them, as Google writes them. */
  static Optional<Duration> seconds(String text) {
    String number = text.strip().replaceFirst("s$", "");
    if (!number.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofNanos((long) (Double.parseDouble(number) * 1e9)));
  }

  private static Optional<Duration> until(String text, Instant now) {
    try {
      Instant then =
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(now, then);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }
}
