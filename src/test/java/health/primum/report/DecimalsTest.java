package health.primum.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
  /** As Python's round(x, 4) prints. */
  @ParameterizedTest
  @CsvSource({
    "0.99699, 0.997",
    "1, 1.0",
    "0, 0.0",
    "0.00004, 0.0",
    "0.00012, 0.0001",
    "0.12345, 0.1235",
    "0.00005, 0.0001",
    "-0.5, -0.5"
  })
  void roundsAsTheKitDoes(double value, String printed) {
    assertThat(Decimals.rounded(value)).isEqualTo(printed);
  }

  @Test
  void printsNoNumberForNone() {
    assertThat(Decimals.rounded(Double.NaN)).isEmpty();
    assertThat(Decimals.exact(Double.NaN)).isEmpty();
    assertThat(Decimals.exact(1e-5)).isEqualTo("0.00001");
  }
}
