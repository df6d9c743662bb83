package health.primum.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(1)",
        "+1-555",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "- Start metformin"
      })
  void wordsAreNoFormula(String words) {
    assertThat(cell(words).replace("\"", "")).startsWith("'" + words.charAt(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.25", "+1", "-1.0E-5", "-inf", "0.5", "metformin", "a=b", ""})
  void numbersAndOtherWordsStay(String words) {
    assertThat(cell(words)).isEqualTo(words.isEmpty() ? "\"\"" : words);
  }

  private static String cell(String words) {
    return Csv.write(List.of("h"), List.of(List.of(words))).substring(2).strip();
  }
}
