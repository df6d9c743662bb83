package health.primum.noharm.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.primum.catalog.votes.VoteTableReader;
import health.primum.noharm.explore.ensemble.Ensemble;
import health.primum.noharm.explore.ensemble.Exploration;
import health.primum.noharm.explore.ensemble.Explorer;
import health.primum.noharm.explore.measure.Estimate;
import health.primum.noharm.explore.measure.Measure;
import health.primum.noharm.stats.StratifiedBootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every figure beside NumPy's, on the same resamples. The reference is made by
 * src/bench/explore_reference.py, option by option and without bits or packing.
 */
class ReferenceFiguresTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "explore");
  private static final int RESAMPLES = 400;
  private static final long SEED = 3;

  @Test
  void usesTheResamplesOfTheReference() throws IOException {
    Tables tables = tables();
    List<String> clusters = tables.table().layout().clusters();
    int[][] counts = new StratifiedBootstrap(clusters, RESAMPLES, SEED).multiplicities();
    var lines = new ArrayList<String>();
    lines.add(String.join(",", clusters));
    for (int r = 0; r < RESAMPLES; r++) {
      var row = new ArrayList<String>();
      for (int[] ofCluster : counts) {
        row.add(String.valueOf(ofCluster[r]));
      }
      lines.add(String.join(",", row));
    }
    Path file = FOLDER.resolve("resamples.csv");
    if (Boolean.getBoolean("explore.print")) {
      Files.write(file, lines);
    }
    assertThat(Files.readAllLines(file)).isEqualTo(lines);
  }

  @Test
  void everyFigureIsNumPys() throws IOException {
    Exploration exploration =
        new Explorer()
            .explore(tables().table(), Specs.ofSize(3).seed(SEED).resamples(RESAMPLES).get());
    Map<String, Ensemble> found = new HashMap<>();
    exploration.ensembles().forEach(e -> found.put(String.join("+", e.members()) + e.rule(), e));
    List<String> expected = Files.readAllLines(FOLDER.resolve("expected.csv"));
    assertThat(expected).hasSize(1 + (4 + 6 * 3 + 4 * 4) * Measure.COUNT);
    assertThat(found).hasSize(4 + 6 * 3 + 4 * 4);
    for (String line : expected.subList(1, expected.size())) {
      String[] cells = line.split(",");
      Measure measure = Measure.named(cells[2]).orElseThrow();
      Ensemble ensemble = found.get(cells[0] + cells[1]);
      assertThat(ensemble).as(line).isNotNull();
      Estimate figure = ensemble.figure(measure);
      close(line, figure.value(), cells[3]);
      close(line, figure.low(), cells[4]);
      close(line, figure.high(), cells[5]);
    }
  }

  private static void close(String line, double actual, String expected) {
    double wanted =
        switch (expected) {
          case "nan" -> Double.NaN;
          case "inf" -> Double.POSITIVE_INFINITY;
          default -> Double.parseDouble(expected);
        };
    if (Double.isFinite(wanted)) {
      assertThat(actual).as(line).isCloseTo(wanted, within(1e-9));
    } else {
      assertThat(actual).as(line).isEqualTo(wanted);
    }
  }

  private static Tables tables() {
    return new VoteTableReader()
        .read(FOLDER.resolve("options.csv"), FOLDER.resolve("votes.csv"), List.of());
  }
}
