package health.primum.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.fault.FaultyInput;
import health.primum.noharm.closed.ClosedListDocument;
import health.primum.noharm.closed.ClosedListSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a v1 evaluation as {@code report.json}. */
public final class ClosedListFiles implements ClosedListSink {
  private static final String REPORT = "report.json";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  @Override
  public void check(Path folder) {
    Path report = folder.resolve(REPORT);
    if (Files.exists(report) && !isOwn(report)) {
      throw new FaultyInput(
          "--out",
          folder + " holds a " + REPORT + " that is not of " + ClosedListDocument.INSTRUMENT,
          "name another folder, or remove that report with its page and tables");
    }
  }

  private static boolean isOwn(Path report) {
    try {
      return JSON.readTree(report.toFile())
          .path("instrument")
          .asText()
          .equals(ClosedListDocument.INSTRUMENT);
    } catch (IOException broken) {
      return false;
    }
  }

  @Override
  public void write(ClosedListDocument document, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path draft = folder.resolve(REPORT + ".part");
    Files.writeString(draft, JSON.writeValueAsString(document) + "\n", UTF_8);
    Files.move(draft, folder.resolve(REPORT), StandardCopyOption.REPLACE_EXISTING);
  }
}
