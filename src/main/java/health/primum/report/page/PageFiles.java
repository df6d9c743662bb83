package health.primum.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.fault.FaultyInput;
import health.primum.noharm.report.EvaluationDocument;
import health.primum.noharm.report.page.Details;
import health.primum.noharm.report.page.PageSink;
import health.primum.noharm.report.page.Plane.Band;
import health.primum.noharm.report.page.ReportPage;
import health.primum.noharm.run.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code details.json}, which holds words of answers as {@code judged.jsonl} does, and makes
 * {@code report.html} from it and {@code report.json}: at once and later on, from the same files.
 */
public final class PageFiles implements PageSink {
  public static final String PAGE = "report.html";

  private static final String REPORT = "report.json";
  private static final String DETAILS = "details.json";
  private static final String AGAIN =
      "evaluate again with the same --out: finished steps are kept and cost nothing";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private final PageTemplate template;

  /**
   * @param clock for the line that says when the page was made
   * @param version of Primum, as the page names it
   */
  public PageFiles(Clock clock, String version) {
    this.template = new PageTemplate(clock, version);
  }

  @Override
  public void check(@Nullable Path bands) {
    Bands.read(bands);
  }

  @Override
  public void write(Evaluation evaluation, Path folder, @Nullable Path bands) throws IOException {
    List<Band> published = Bands.read(bands);
    put(folder.resolve(DETAILS), JSON.writeValueAsString(Details.of(evaluation)) + "\n");
    page(folder, published);
  }

  @Override
  public Path again(Path folder, @Nullable Path bands) throws IOException {
    return page(folder, Bands.read(bands));
  }

  private Path page(Path folder, List<Band> bands) throws IOException {
    var document =
        read(folder.resolve(REPORT), EvaluationDocument.SCHEMA, EvaluationDocument.class);
    var details = read(folder.resolve(DETAILS), Details.SCHEMA, Details.class);
    if (!document.arms().stream()
        .map(EvaluationDocument.ArmReport::name)
        .toList()
        .equals(details.arms())) {
      throw new FaultyInput(
          folder.resolve(DETAILS).toString(), "is of other arms than " + REPORT, AGAIN);
    }
    Path page = folder.resolve(PAGE);
    put(page, template.render(ReportPage.of(document, details, bands)));
    return page;
  }

  private static <T> T read(Path file, String schema, Class<T> type) {
    try {
      JsonNode root = JSON.readTree(file.toFile());
      String found = root.path("schema").asText("missing");
      if (!found.equals(schema)) {
        throw new FaultyInput(
            file.toString(), "has schema " + found + ", and this version reads " + schema, AGAIN);
      }
      return JSON.treeToValue(root, type);
    } catch (JsonProcessingException broken) {
      throw new FaultyInput(file.toString(), "is not what Primum wrote", AGAIN);
    } catch (IOException absent) {
      throw new FaultyInput(
          file.toString(),
          "cannot be read",
          "name what 'primum evaluate --out' wrote, or " + AGAIN);
    }
  }

  /** Whole or not at all. */
  private static void put(Path file, String text) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(draft, text, UTF_8);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
