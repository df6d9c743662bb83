package health.primum.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.noharm.closed.ClosedListDocument;
import health.primum.noharm.closed.ClosedListSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a v1 evaluation as {@code report.json}. */
public final class ClosedListFiles implements ClosedListSink {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  @Override
  public void write(ClosedListDocument document, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("report.json"), JSON.writeValueAsString(document) + "\n", UTF_8);
  }
}
