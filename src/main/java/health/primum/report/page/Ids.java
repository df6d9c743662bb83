package health.primum.report.page;

import org.apache.batik.svggen.SVGIDGenerator;

/** Ids that stay apart when several drawings stand in one page. */
final class Ids extends SVGIDGenerator {
  private final String drawing;

  Ids(String drawing) {
    this.drawing = drawing;
  }

  @Override
  public String generateID(String prefix) {
    return drawing + "-" + super.generateID(prefix);
  }
}
