package health.primum.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.primum.fault.FaultyInput;
import health.primum.noharm.report.page.Plane.Band;
import health.primum.noharm.stats.Percentile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the published leaderboard ({@code Model,Team,Condition,Provider,Metric,mean,ci}) of NOHARM
 * v1. Its {@code Precision} and {@code pct_cumulative} (share of cases with severe harm) stand for
 * restraint and harm; neither is the v2 measure of that name.
 */
final class Bands {
  private static final String RESTRAINT = "Precision";
  private static final String HARM = "pct_cumulative";
  private static final List<String> COLUMNS = List.of("Model", "Team", "Metric", "mean");

  private Bands() {}

  static List<Band> read(@Nullable Path file) {
    if (file == null) {
      return List.of();
    }
    Map<String, Map<String, List<Double>>> byTeam = new TreeMap<>();
    try (var parser =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(Files.newBufferedReader(file, UTF_8))) {
      if (!parser.getHeaderNames().containsAll(COLUMNS)) {
        throw new FaultyInput(
            "--bands",
            file + " does not have the columns " + String.join(", ", COLUMNS),
            "name the leaderboard's metrics CSV");
      }
      for (CSVRecord row : parser) {
        String metric = row.get("Metric");
        if (metric.equals(RESTRAINT) || metric.equals(HARM)) {
          byTeam
              .computeIfAbsent(row.get("Team"), any -> new TreeMap<>())
              .computeIfAbsent(metric, any -> new ArrayList<>())
              .add(share(file, row));
        }
      }
    } catch (IOException | IllegalArgumentException unreadable) {
      if (unreadable instanceof FaultyInput faulty) {
        throw faulty;
      }
      throw new FaultyInput(
          "--bands", file + " cannot be read as CSV", "name the leaderboard's metrics CSV");
    }
    return bands(file, byTeam);
  }

  private static List<Band> bands(Path file, Map<String, Map<String, List<Double>>> byTeam) {
    var bands = new ArrayList<Band>();
    byTeam.forEach(
        (team, metrics) -> {
          List<Double> restraint = metrics.getOrDefault(RESTRAINT, List.of());
          List<Double> harm = metrics.getOrDefault(HARM, List.of());
          if (!restraint.isEmpty() && !harm.isEmpty()) {
            bands.add(
                new Band(
                    team,
                    harm.size(),
                    quantile(restraint, 0.05),
                    quantile(restraint, 0.5),
                    quantile(restraint, 0.95),
                    1 - quantile(harm, 0.95),
                    1 - quantile(harm, 0.5),
                    1 - quantile(harm, 0.05)));
          }
        });
    if (bands.isEmpty()) {
      throw new FaultyInput(
          "--bands",
          "%s holds no %s and %s of the same teams".formatted(file, RESTRAINT, HARM),
          "name the leaderboard's metrics CSV");
    }
    return bands;
  }

  private static double share(Path file, CSVRecord row) {
    double value = Double.NaN;
    try {
      value = Double.parseDouble(row.get("mean"));
    } catch (NumberFormatException malformed) {
      // Named below, as any other value that is no share.
    }
    if (!(value >= 0 && value <= 1)) {
      throw new FaultyInput(
          "--bands",
          "%s row %d: mean is not 0 to 1".formatted(file, row.getRecordNumber()),
          "correct the row or remove it");
    }
    return value;
  }

  private static double quantile(List<Double> values, double level) {
    return Percentile.of(
        values.stream().mapToDouble(Double::doubleValue).sorted().toArray(), level);
  }
}
