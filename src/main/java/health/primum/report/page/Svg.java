package health.primum.report.page;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.JFreeChart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Draws a chart as an SVG element to stand in a page. The same chart on the same machine gives the
 * same text. Letters are drawn as outlines, so that they stand where they were measured whatever
 * fonts the reader has; what they say is in the description and in a table.
 */
final class Svg {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private Svg() {}

  /**
   * The element.
   *
   * @param id unique in the page; ids inside begin with it
   * @param title and {@code description}: read to whoever does not see the chart
   * @param width in CSS pixels, likewise {@code height}
   */
  static String of(
      JFreeChart chart, String id, String title, String description, int width, int height) {
    var context = SVGGeneratorContext.createDefault(document());
    context.setComment("");
    context.setIDGenerator(new Ids(id));
    context.setPrecision(2);
    var graphics = new SVGGraphics2D(context, true);
    chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
    Element root = graphics.getRoot();
    root.setAttribute("viewBox", "0 0 " + width + " " + height);
    root.setAttribute("role", "img");
    root.setAttribute("aria-labelledby", id + "-title " + id + "-desc");
    describe(root, "desc", id, description);
    describe(root, "title", id, title);
    try (var text = new StringWriter()) {
      graphics.stream(root, text, true, false);
      String svg = text.toString();
      return svg.substring(svg.indexOf("<svg"))
          .replace("id=\"genericDefs\"", "id=\"" + id + "-generic\"");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void describe(Element root, String name, String id, String text) {
    Element element = root.getOwnerDocument().createElementNS(NAMESPACE, name);
    element.setAttribute("id", id + "-" + name);
    element.setTextContent(text);
    root.insertBefore(element, root.getFirstChild());
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(NAMESPACE, "svg", null);
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException("the JDK has no XML parser", impossible);
    }
  }
}
