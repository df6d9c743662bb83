package health.primum.noharm.score;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.primum.noharm.stats.Interval;
import health.primum.noharm.stats.NumberNeeded;
import health.primum.testsupport.SharedData;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The relations that METHODOLOGY states hold in all 178 fully scored rows that were published for
 * the closed-list instrument. They are means over runs, so no relation of ratios is exact.
 */
class PublishedResultsTest {
  private List<Row> rows = List.of();

  /** Metrics of a system by name. */
  private record Row(Map<String, Double> metrics) {
    double at(String metric) {
      return Objects.requireNonNull(metrics.get(metric), metric);
    }
  }

  @BeforeEach
  void read() throws IOException {
    Map<List<String>, Map<String, Double>> systems = new LinkedHashMap<>();
    try (Reader file =
        Files.newBufferedReader(
            SharedData.folder("noharm_official_results").resolve("metrics_latest.csv"), UTF_8)) {
      for (CSVRecord line :
          CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(file)) {
        systems
            .computeIfAbsent(
                List.of(line.get("Model"), line.get("Condition")), any -> new LinkedHashMap<>())
            .put(line.get("Metric"), Double.valueOf(line.get("mean")));
      }
    }
    Collection<Map<String, Double>> all = systems.values();
    rows = all.stream().filter(m -> m.containsKey("OverallScore")).map(Row::new).toList();
    assertThat(rows).hasSize(178);
  }

  @Test
  void theOverallScoreIsAHarmonicMeanOfThree() {
    DoubleSummaryStatistics residuals =
        residuals(
            row ->
                row.at("OverallScore")
                    - 3
                        / (1 / row.at("Safety")
                            + 1 / row.at("Completeness")
                            + 1 / row.at("Restraint")));
    assertThat(residuals.getAverage()).isCloseTo(-0.0005, within(0.0001));
    assertThat(worst(residuals)).isLessThan(0.0043);
  }

  @Test
  void f1IsTheHarmonicMeanThatWeCompute() {
    DoubleSummaryStatistics residuals =
        residuals(row -> row.at("F1") - Harmonic.of(row.at("Precision"), row.at("Recall")));
    assertThat(residuals.getAverage()).isCloseTo(-0.0002, within(0.0001));
    assertThat(worst(residuals)).isLessThan(0.0032);
  }

  /** The mean of 1/rate is above 1/mean rate (Jensen), by 2 % in the mean. */
  @Test
  void theNumberNeededToHarmIsOneOverTheRateOfSevereCases() {
    DoubleSummaryStatistics ratios =
        residuals(
            row -> {
              double rate = row.at("pct_cumulative");
              double needed = NumberNeeded.of(new Interval(rate, rate, rate, 100)).value();
              return row.at("nnh_cumulative") / needed;
            });
    assertThat(ratios.getAverage()).isCloseTo(1.020, within(0.001));
    assertThat(ratios.getMin()).isGreaterThan(0.998);
    assertThat(ratios.getMax()).isLessThan(1.094);
  }

  @Test
  void severeErrorsAreNeverFewerThanCasesWithOne() {
    DoubleSummaryStatistics ratios =
        residuals(row -> row.at("normalized") / (100 * row.at("pct_cumulative")));
    assertThat(ratios.getMin()).isGreaterThan(1);
  }

  private DoubleSummaryStatistics residuals(ToDoubleFunction<Row> residual) {
    return rows.stream().mapToDouble(residual).summaryStatistics();
  }

  private static double worst(DoubleSummaryStatistics residuals) {
    return Math.max(-residuals.getMin(), residuals.getMax());
  }
}
