package health.primum.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.primum.noharm.report.page.Forest;
import health.primum.noharm.report.page.ReportPage;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Puts a page into markup. Whatever it holds is escaped but the drawings, which are made here from
 * figures and names alone. But for the line with the date, one page gives one text.
 */
final class PageTemplate {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

  private final Template template;
  private final Clock clock;
  private final String version;

  /** The drawings; empty where there is nothing to draw, all of them where drawing failed. */
  public record Drawings(
      String harmForest, String scoreForest, String harms, String plane, boolean failed) {}

  PageTemplate(Clock clock, String version) {
    this.clock = clock;
    this.version = version;
    String html = Variant.TEXT_HTML;
    this.template =
        Engine.builder()
            .addDefaults()
            .addValueResolvers(ValueResolvers.rawResolver(), new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(html)))
            .build()
            .parse(resource("page.html"), Variant.forContentType(html));
  }

  String render(ReportPage page) {
    return template
        .data("page", page)
        .data("document", page.document())
        .data("drawn", drawings(page))
        .data("style", resource("page.css"))
        .data("version", version)
        .data("made", DATE.format(clock.instant().atZone(ZoneOffset.UTC)))
        .render();
  }

  /** A machine without fonts fails with one of several errors; the page then has tables alone. */
  private static Drawings drawings(ReportPage page) {
    try {
      String baseline = page.document().comparison().baseline();
      return new Drawings(
          forest(page.harms(), baseline, "forest-harm"),
          forest(page.scores(), baseline, "forest-score"),
          page.harmCounts().isEmpty() ? "" : HarmChart.svg(page.harmCounts(), "chart-harms"),
          page.plane().points().isEmpty() ? "" : PlaneChart.svg(page.plane(), "chart-plane"),
          false);
    } catch (LinkageError | InternalError withoutFonts) {
      return new Drawings("", "", "", "", true);
    }
  }

  private static String forest(Forest forest, String baseline, String id) {
    return forest.rows().isEmpty() ? "" : ForestChart.svg(forest, baseline, id);
  }

  private static String resource(String name) {
    try (InputStream in = PageTemplate.class.getResourceAsStream("/report/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
