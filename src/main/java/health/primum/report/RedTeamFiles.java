package health.primum.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.noharm.redteam.Figure;
import health.primum.noharm.redteam.Flag;
import health.primum.noharm.redteam.RedTeamSink;
import health.primum.noharm.redteam.SuiteResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes {@code redteam.json}, {@code redteam.csv} and {@code flags.csv}. */
public final class RedTeamFiles implements RedTeamSink {
  private static final List<String> COLUMNS =
      List.of(
          "suite", "arm", "status", "what", "kind", "value", "low", "high", "cases", "trials",
          "missing");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Override
  public void write(List<SuiteResult> results, Path folder) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "redteam.json",
        JSON.writeValueAsString(results.stream().map(RedTeamFiles::json).toList())
                .replace("\r\n", "\n")
            + "\n");
    files.put("redteam.csv", table(results));
    files.put("flags.csv", flags(results));
    Files.createDirectories(folder);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey() + ".part"), file.getValue(), UTF_8);
    }
    for (String name : files.keySet()) {
      Files.move(
          folder.resolve(name + ".part"),
          folder.resolve(name),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Map<String, Object> json(SuiteResult result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("suite", result.suite());
    fields.put("instrument", result.instrument());
    fields.put("limits", result.limits());
    fields.put("figures", result.figures().stream().map(RedTeamFiles::json).toList());
    fields.put(
        "not_run",
        result.notRun().stream().map(one -> Map.of("arm", one.arm(), "why", one.why())).toList());
    fields.put("flags", result.flags().size());
    return fields;
  }

  private static Map<String, Object> json(Figure figure) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("arm", figure.arm());
    fields.put("what", figure.what());
    fields.put("kind", kind(figure));
    fields.put("value", figure.interval().mean());
    fields.put("low", figure.interval().low());
    fields.put("high", figure.interval().high());
    fields.put("cases", figure.interval().cases());
    fields.put("trials", figure.trials());
    fields.put("missing", figure.missing());
    return fields;
  }

  private static String table(List<SuiteResult> results) {
    var rows = new ArrayList<List<String>>();
    for (SuiteResult result : results) {
      for (Figure figure : result.figures()) {
        rows.add(
            List.of(
                result.suite(),
                figure.arm(),
                "measured",
                figure.what(),
                kind(figure),
                Decimals.rounded(figure.interval().mean()),
                Decimals.rounded(figure.interval().low()),
                Decimals.rounded(figure.interval().high()),
                String.valueOf(figure.interval().cases()),
                String.valueOf(figure.trials()),
                String.valueOf(figure.missing())));
      }
      for (SuiteResult.NotRun one : result.notRun()) {
        rows.add(
            List.of(result.suite(), one.arm(), "not run", one.why(), "", "", "", "", "", "", ""));
      }
    }
    return Csv.write(COLUMNS, rows);
  }

  private static String flags(List<SuiteResult> results) {
    var rows = new ArrayList<List<String>>();
    for (SuiteResult result : results) {
      for (Flag flag : result.flags()) {
        rows.add(
            List.of(
                result.suite(), flag.arm(), flag.text().value(), flag.kind(), flag.quote(), ""));
      }
    }
    return Csv.write(List.of("suite", "arm", "text", "kind", "quote", "reviewed"), rows);
  }

  private static String kind(Figure figure) {
    return figure.kind().name().toLowerCase(Locale.ROOT);
  }
}
