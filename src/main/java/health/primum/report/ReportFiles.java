package health.primum.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.noharm.report.EvaluationDocument;
import health.primum.noharm.report.ReportSink;
import health.primum.noharm.run.ArmResult;
import health.primum.noharm.run.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes {@code report.json} and the tables of each arm; every file is complete before the first is
 * put in place.
 */
public final class ReportFiles implements ReportSink {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  @Override
  public void write(Evaluation evaluation, Path folder) throws IOException {
    Map<Path, String> files = new LinkedHashMap<>();
    for (ArmResult arm : evaluation.arms()) {
      Path own = folder.resolve(arm.arm().name());
      files.put(own.resolve("scores.csv"), ScoresTable.of(arm));
      files.put(own.resolve("cases.csv"), CasesTable.of(arm));
    }
    EvaluationDocument document = EvaluationDocument.of(evaluation);
    files.put(folder.resolve("differences.csv"), DifferencesTable.of(document.comparison()));
    files.put(folder.resolve("report.json"), JSON.writeValueAsString(document) + "\n");

    Map<Path, Path> written = new LinkedHashMap<>();
    for (Map.Entry<Path, String> file : files.entrySet()) {
      Files.createDirectories(file.getKey().getParent());
      Path draft = file.getKey().resolveSibling(file.getKey().getFileName() + ".part");
      Files.writeString(draft, file.getValue(), UTF_8);
      written.put(draft, file.getKey());
    }
    for (Map.Entry<Path, Path> file : written.entrySet()) {
      Files.move(file.getKey(), file.getValue(), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
