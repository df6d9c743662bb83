package health.primum.web.asked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.fault.FaultyInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"8e03978e-40d5-43dd-bc93-6894a57f9324\" | 8e03978e-40d5-43dd-bc93-6894a57f9324",
        "8e03978e-40d5-43dd-bc93-6894a57f9324 | 8e03978e-40d5-43dd-bc93-6894a57f9324",
        "\"order 7\" | order 7",
        "\"a\\\"b\\\\c\" | a\"b\\c"
      })
  void inQuotesOrBareItIsTheSameKey(String header, String key) {
    assertThat(IdempotencyKey.of(List.of(header))).contains(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"\"",
        "\"  \"",
        "\"open",
        "a b",
        "a,b",
        "\"a\", \"b\"",
        "\"a\\n\"",
        "ä",
        "\"ä\"",
        "a;b=1"
      })
  void whatIsNoKeyIsNamed(String header) {
    assertThatThrownBy(() -> IdempotencyKey.of(List.of(header)))
        .isInstanceOfSatisfying(
            FaultyInput.class,
            faulty -> assertThat(faulty.faults().getFirst().where()).isEqualTo("Idempotency-Key"));
  }

  @Test
  void twoHeadersAndTooLongOnesAreRefused() {
    assertThat(IdempotencyKey.of(List.of())).isEmpty();
    assertThat(IdempotencyKey.of(List.of("\"" + "x".repeat(255) + "\""))).isPresent();
    assertThatThrownBy(() -> IdempotencyKey.of(List.of("a", "a"))).isInstanceOf(FaultyInput.class);
    assertThatThrownBy(() -> IdempotencyKey.of(List.of("x".repeat(256))))
        .isInstanceOf(FaultyInput.class);
    assertThatThrownBy(() -> IdempotencyKey.of(List.of("\"" + "x".repeat(8_000) + "\"")))
        .isInstanceOf(FaultyInput.class);
  }
}
