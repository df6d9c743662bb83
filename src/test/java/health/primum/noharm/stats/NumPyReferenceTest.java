package health.primum.noharm.stats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same resamples give what NumPy gives; {@code stats/reference.py} wrote the numbers. */
class NumPyReferenceTest {
  private static final Offset<Double> EXACT = within(1e-9);

  static List<JsonNode> samples() throws IOException {
    var samples = new ArrayList<JsonNode>();
    new ObjectMapper()
        .readTree(Files.readString(Path.of("src/test/resources/stats/reference.json"), UTF_8))
        .forEach(samples::add);
    return samples;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void percentileIntervalsAreNumPys(JsonNode sample) {
    Interval interval = bootstrap(sample).interval(doubles(sample.get("values")));
    assertThat(interval.mean()).isCloseTo(sample.get("mean").doubleValue(), EXACT);
    assertThat(interval.low()).isCloseTo(sample.get("percentile").get(0).doubleValue(), EXACT);
    assertThat(interval.high()).isCloseTo(sample.get("percentile").get(1).doubleValue(), EXACT);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void studentisedIntervalsAndPValuesAreNumPys(JsonNode sample) {
    MeanInference inference = bootstrap(sample).inference(doubles(sample.get("values")), 1);
    assertThat(inference.method()).isEqualTo(MeanInference.Method.STUDENTISED);
    StratifiedMean observed = inference.observed();
    assertThat(observed.standardError())
        .isCloseTo(sample.get("standardError").doubleValue(), EXACT);
    assertThat(observed.freedom()).isCloseTo(sample.get("freedom").doubleValue(), EXACT);
    Interval interval = inference.interval();
    assertThat(interval.low()).isCloseTo(sample.get("studentised").get(0).doubleValue(), EXACT);
    assertThat(interval.high()).isCloseTo(sample.get("studentised").get(1).doubleValue(), EXACT);
    assertThat(inference.p(0)).isCloseTo(sample.get("pOfZero").doubleValue(), EXACT);
    assertThat(inference.p(-0.05)).isCloseTo(sample.get("pOfMinusTwentieth").doubleValue(), EXACT);
  }

  private static StratifiedBootstrap bootstrap(JsonNode sample) {
    var ids = new ArrayList<String>();
    sample.get("ids").forEach(id -> ids.add(id.textValue()));
    var resamples = new ArrayList<int[]>();
    for (JsonNode resample : sample.get("resamples")) {
      int[] positions = new int[resample.size()];
      for (int i = 0; i < positions.length; i++) {
        positions[i] = resample.get(i).intValue();
      }
      resamples.add(positions);
    }
    return new StratifiedBootstrap(Strata.of(ids), resamples.toArray(int[][]::new));
  }

  private static double[] doubles(JsonNode list) {
    double[] values = new double[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i).doubleValue();
    }
    return values;
  }
}
