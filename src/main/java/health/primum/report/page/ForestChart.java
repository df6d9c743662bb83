package health.primum.report.page;

import health.primum.noharm.report.page.Forest;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Differences with intervals, one a row, with the margin as a band. */
final class ForestChart {
  private static final int ROW = 30;
  private static final int FRAME = 90;

  private ForestChart() {}

  static String svg(Forest forest, String baseline, String id) {
    List<Forest.Row> rows = forest.rows();
    JFreeChart chart = new JFreeChart(null, Palette.font(12), plot(forest, baseline), false);
    chart.setBackgroundPaint(Color.WHITE);
    String title =
        (forest.lowerIsBetter()
                ? "Differences in potential harm from "
                : "Differences in score from ")
            + baseline;
    return Svg.of(chart, id, title, description(rows), 860, FRAME + ROW * rows.size());
  }

  private static XYPlot plot(Forest forest, String baseline) {
    var plot = new XYPlot(data(forest.rows()), values(forest, baseline), names(forest), points());
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinePaint(Palette.GRID);
    plot.setRangeGridlinesVisible(false);
    double margin = forest.margin();
    var band =
        forest.lowerIsBetter() ? new IntervalMarker(0, margin) : new IntervalMarker(-margin, 0);
    band.setPaint(Palette.BAND);
    band.setAlpha(0.45f);
    plot.addDomainMarker(band, Layer.BACKGROUND);
    plot.addDomainMarker(new ValueMarker(0, Palette.INK, Palette.BOLD), Layer.BACKGROUND);
    return plot;
  }

  private static NumberAxis values(Forest forest, String baseline) {
    var axis =
        new NumberAxis(
            forest.lowerIsBetter()
                ? "← less harm than %s (better)     more harm (worse) →".formatted(baseline)
                : "← lower than %s (worse)     higher (better) →".formatted(baseline));
    double reach = forest.margin() * 2;
    for (Forest.Row row : forest.rows()) {
      reach = Math.max(reach, Math.max(Math.abs(row.low()), Math.abs(row.high())));
    }
    axis.setRange(-reach * 1.08, reach * 1.08);
    axis.setLabelFont(Palette.font(12));
    axis.setTickLabelFont(Palette.font(12));
    return axis;
  }

  private static SymbolAxis names(Forest forest) {
    String[] names =
        forest.rows().stream().map(row -> row.arm() + ": " + row.measure()).toArray(String[]::new);
    var axis = new SymbolAxis(null, names);
    axis.setInverted(true);
    axis.setGridBandsVisible(false);
    axis.setRange(-0.6, names.length - 0.4);
    axis.setTickLabelFont(Palette.font(12));
    axis.setTickMarksVisible(false);
    axis.setAxisLineVisible(false);
    return axis;
  }

  private static XYErrorRenderer points() {
    var renderer = new XYErrorRenderer();
    renderer.setDrawYError(false);
    renderer.setCapLength(8);
    renderer.setErrorStroke(Palette.BOLD);
    renderer.setErrorPaint(Palette.BLUE);
    renderer.setSeriesPaint(0, Palette.BLUE);
    renderer.setSeriesShape(0, new Ellipse2D.Double(-5, -5, 10, 10));
    return renderer;
  }

  private static XYIntervalSeriesCollection data(List<Forest.Row> rows) {
    var series = new XYIntervalSeries("difference");
    for (int i = 0; i < rows.size(); i++) {
      Forest.Row row = rows.get(i);
      series.add(row.value(), row.low(), row.high(), i, i, i);
    }
    var data = new XYIntervalSeriesCollection();
    data.addSeries(series);
    return data;
  }

  private static String description(List<Forest.Row> rows) {
    return rows.stream()
        .map(
            row ->
                String.format(
                    Locale.ROOT,
                    "%s, %s: %+.3f (95 %% %+.3f to %+.3f)",
                    row.arm(),
                    row.measure(),
                    row.value(),
                    row.low(),
                    row.high()))
        .collect(Collectors.joining("; "));
  }
}
