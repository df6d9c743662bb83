package health.primum.report.page;

import health.primum.noharm.report.page.Plane;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Safety against restraint, with the efficient front and published bands behind. */
final class PlaneChart {
  private static final Color[] BANDS = {
    new Color(0x56, 0xB4, 0xE9, 60),
    new Color(0xE6, 0x9F, 0x00, 60),
    new Color(0xCC, 0x79, 0xA7, 60)
  };

  private PlaneChart() {}

  static String svg(Plane plane, String id) {
    var chart = new JFreeChart(null, Palette.font(12), plot(plane), true);
    chart.setBackgroundPaint(Color.WHITE);
    chart.getLegend().setItemFont(Palette.font(12));
    return Svg.of(chart, id, "Safety against restraint", description(plane), 860, 520);
  }

  private static XYPlot plot(Plane plane) {
    var plot = new XYPlot(data(plane), axis(X, plane), axis(Y, plane), points());
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinePaint(Palette.GRID);
    plot.setRangeGridlinePaint(Palette.GRID);
    plot.setOutlineVisible(false);
    List<Plane.Band> bands = plane.bands();
    for (int i = 0; i < bands.size(); i++) {
      band(plot, bands.get(i), i);
    }
    names(plot, plane);
    return plot;
  }

  private static final String X = "restraint: weighted precision (more is better) →";
  private static final String Y = "safety: cases without severe harm (more is better) →";

  private static NumberAxis axis(String label, Plane plane) {
    double least = 1;
    for (Plane.Point point : plane.points()) {
      least = Math.min(least, label.equals(X) ? point.restraint() : point.safety());
    }
    for (Plane.Band band : plane.bands()) {
      least = Math.min(least, label.equals(X) ? band.restraintLow() : band.safetyLow());
    }
    var axis = new NumberAxis(label);
    double low = Math.min(0.5, Math.floor((least - 0.05) * 10) / 10);
    axis.setRange(Math.max(-0.02, low), 1.05);
    axis.setTickUnit(new NumberTickUnit(0.1));
    axis.setLabelFont(Palette.font(13));
    axis.setTickLabelFont(Palette.font(12));
    return axis;
  }

  /** Arms that stand on one point share its name; right of what is efficient, left of others. */
  private static void names(XYPlot plot, Plane plane) {
    Map<List<Double>, List<Plane.Point>> arms =
        plane.points().stream()
            .collect(
                Collectors.groupingBy(
                    p -> List.of(p.restraint(), p.safety()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    double edge = plot.getDomainAxis().getUpperBound() - 0.12;
    for (List<Plane.Point> own : arms.values()) {
      Plane.Point at = own.getFirst();
      String text = own.stream().map(Plane.Point::arm).collect(Collectors.joining(", "));
      var name = new XYTextAnnotation("  " + text + "  ", at.restraint(), at.safety());
      boolean right = at.efficient() && at.restraint() < edge;
      name.setTextAnchor(right ? TextAnchor.BOTTOM_LEFT : TextAnchor.BOTTOM_RIGHT);
      name.setFont(Palette.bold(12));
      name.setPaint(Palette.INK);
      plot.addAnnotation(name);
    }
  }

  private static void band(XYPlot plot, Plane.Band band, int number) {
    var box =
        new Rectangle2D.Double(
            band.restraintLow(),
            band.safetyLow(),
            band.restraintHigh() - band.restraintLow(),
            band.safetyHigh() - band.safetyLow());
    plot.addAnnotation(
        new XYShapeAnnotation(box, Palette.DASHED, Palette.INK, BANDS[number % BANDS.length]));
    boolean right = number % 3 == 2;
    var name =
        new XYTextAnnotation(
            " v1: " + band.name() + " ",
            right ? band.restraintHigh() : band.restraintLow(),
            number % 3 == 1 ? band.safetyHigh() : band.safetyLow());
    name.setTextAnchor(right ? TextAnchor.BOTTOM_RIGHT : TextAnchor.BOTTOM_LEFT);
    name.setFont(Palette.font(11));
    name.setPaint(Palette.INK);
    plot.addAnnotation(name);
  }

  private static XYSeriesCollection data(Plane plane) {
    var front = new XYSeries("efficient front (filled)", false);
    plane.front().forEach(point -> front.add(point.restraint(), point.safety()));
    var others = new XYSeries("bettered by another arm (open)", false);
    plane.points().stream()
        .filter(point -> !point.efficient())
        .forEach(point -> others.add(point.restraint(), point.safety()));
    var data = new XYSeriesCollection();
    data.addSeries(front);
    data.addSeries(others);
    return data;
  }

  private static XYLineAndShapeRenderer points() {
    Shape dot = new Ellipse2D.Double(-6, -6, 12, 12);
    var renderer = new XYLineAndShapeRenderer();
    renderer.setSeriesPaint(0, Palette.BLUE);
    renderer.setSeriesStroke(0, Palette.DASHED);
    renderer.setSeriesShape(0, dot);
    renderer.setSeriesPaint(1, Palette.BLUE);
    renderer.setSeriesLinesVisible(1, false);
    renderer.setSeriesShapesFilled(1, false);
    renderer.setSeriesShape(1, dot);
    return renderer;
  }

  private static String description(Plane plane) {
    return plane.points().stream()
        .map(
            p ->
                String.format(
                    Locale.ROOT,
                    "%s: restraint %.3f, safety %.3f%s",
                    p.arm(),
                    p.restraint(),
                    p.safety(),
                    p.efficient() ? ", on the efficient front" : ""))
        .collect(Collectors.joining("; "));
  }
}
