package health.primum.catalog.votes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.agent.Fingerprint;
import health.primum.catalog.sets.StagedFolder;
import health.primum.fault.FaultyInput;
import health.primum.noharm.intake.Intake;
import health.primum.noharm.intake.SetImport;
import health.primum.noharm.stats.Quartiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The published leaderboard ({@code metrics_latest.csv}) as reference bands: how the published
 * configurations of a kind spread, metric by metric. They are of instrument v1.
 */
public final class LeaderboardImport implements SetImport {
  static final String INSTRUMENT = "v1 (closed list, 100 cases)";
  private static final String FILE = "metrics_latest.csv";
  private static final List<String> COLUMNS =
      List.of("Model", "Team", "Condition", "Provider", "Metric", "mean", "ci");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private final Clock clock;

  public LeaderboardImport(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "noharm-leaderboard";
  }

  @Override
  public String purpose() {
    return "reference bands of instrument v1 as CSV and JSON";
  }

  /** One band: of which configurations and metric. */
  private record Key(String condition, String metric) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int first = condition.compareTo(other.condition);
      return first == 0 ? metric.compareTo(other.metric) : first;
    }
  }

  @Override
  public Intake run(Path from, Path out) throws IOException {
    var faults = new FaultList();
    CsvRows rows = CsvRows.of(from.resolve(FILE), faults);
    Map<Key, List<Double>> means = new TreeMap<>();
    Set<List<String>> seen = new HashSet<>();
    rows.read(
        COLUMNS,
        List.of(),
        (line, cells) -> {
          if (!cells[5].matches("-?\\d+(\\.\\d+)?")) {
            faults.add(rows.name(), line, "has a mean that is no number", "mend the row");
          } else if (cells[2].isEmpty() || cells[4].isEmpty()) {
            faults.add(rows.name(), line, "has no condition or metric", "mend the row");
          } else if (!seen.add(List.of(cells[0], cells[2], cells[4]))) {
            faults.add(rows.name(), line, "is a second row of its metric", "remove one of them");
          } else {
            means
                .computeIfAbsent(new Key(cells[2], cells[4]), any -> new ArrayList<>())
                .add(Double.valueOf(cells[5]));
          }
        });
    if (means.isEmpty()) {
      faults.add(rows.name(), 0, "has no figure that can be taken", "take the published file");
      throw new FaultyInput(faults.found());
    }
    write(out, bands(means), rows, faults.count());
    return new Intake(List.of(out + ": " + means.size() + " bands"), faults.found());
  }

  private static List<Map<String, Object>> bands(Map<Key, List<Double>> means) {
    var bands = new ArrayList<Map<String, Object>>();
    means.forEach(
        (key, values) -> {
          Quartiles spread = Quartiles.of(values);
          Map<String, Object> band = new LinkedHashMap<>();
          band.put("instrument", INSTRUMENT);
          band.put("condition", key.condition());
          band.put("metric", key.metric());
          band.put("configurations", values.size());
          band.put("min", spread.min());
          band.put("q25", spread.lower());
          band.put("median", spread.median());
          band.put("q75", spread.upper());
          band.put("max", spread.max());
          bands.add(band);
        });
    return bands;
  }

  private void write(Path out, List<Map<String, Object>> bands, CsvRows rows, int leftOut)
      throws IOException {
    var folder = new StagedFolder();
    folder.add(
        "bands.csv",
        ImportedTables.csv(
            List.copyOf(bands.getFirst().keySet()),
            bands.stream()
                .map(band -> band.values().stream().map(String::valueOf).toList())
                .toList()));
    folder.add("bands.json", json(Map.of("instrument", INSTRUMENT, "bands", bands)));
    folder.add("provenance.md", provenance(rows, bands.size(), leftOut));
    folder.write(out);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value).replace("\r\n", "\n") + "\n";
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private String provenance(CsvRows rows, int bands, int leftOut) {
    return """
        # Where these bands come from

        NOHARM's published leaderboard (arXiv 2512.01241; HealthRex/harmdash, `%s`, SHA-256 %s). Imported %s. Published measurements are facts: cite
        them; the file has no licence of its own. %d bands; %d rows left out.

        As published: each configuration's mean of each metric on 100 cases with instrument v1 (closed list).

        Ours: the bands, that is the least, the quartiles (linear interpolation) and the greatest of the published means of one condition. They describe
        the configurations that were chosen for publication, not models or teams in general, and say nothing of the uncertainty of any one of them.
        Do not set a v2 (free text) score beside them: a NOHARM score means something only with its instrument.
        """
        .formatted(FILE, Fingerprint.of(rows.content()), LocalDate.now(clock), bands, leftOut);
  }
}
