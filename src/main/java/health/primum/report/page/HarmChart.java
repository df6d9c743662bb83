package health.primum.report.page;

import health.primum.noharm.report.page.HarmCounts;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

/** Harms an answer of each arm by kind, stacked by severity. */
final class HarmChart {
  private static final int ROW = 34;
  private static final int FRAME = 110;

  private HarmChart() {}

  static String svg(List<HarmCounts> counts, String id) {
    var data = new DefaultCategoryDataset();
    for (HarmCounts one : counts) {
      String bar = one.arm() + ": " + one.kind() + "s";
      data.addValue(one.perAnswer(one.severe()), "severe", bar);
      data.addValue(one.perAnswer(one.moderate()), "moderate", bar);
      data.addValue(one.perAnswer(one.mild()), "mild", bar);
    }
    var chart = new JFreeChart(null, Palette.font(12), plot(data, counts), true);
    chart.setBackgroundPaint(Color.WHITE);
    chart.getLegend().setItemFont(Palette.font(12));
    String description = counts.stream().map(HarmChart::words).collect(Collectors.joining("; "));
    return Svg.of(
        chart,
        id,
        "Potential harms an answer, by kind and severity",
        description,
        860,
        FRAME + ROW * counts.size());
  }

  private static String words(HarmCounts c) {
    return String.format(
        Locale.ROOT,
        "%s, %ss an answer: %.2f severe, %.2f moderate, %.2f mild",
        c.arm(),
        c.kind(),
        c.perAnswer(c.severe()),
        c.perAnswer(c.moderate()),
        c.perAnswer(c.mild()));
  }

  private static CategoryPlot plot(CategoryDataset data, List<HarmCounts> counts) {
    var names = new CategoryAxis();
    names.setTickLabelFont(Palette.font(12));
    names.setMaximumCategoryLabelWidthRatio(0.4f);
    names.setCategoryMargin(0.25);
    var values = new NumberAxis("potential harms a scored answer");
    values.setLabelFont(Palette.font(13));
    values.setTickLabelFont(Palette.font(12));
    double most = counts.stream().mapToDouble(c -> c.perAnswer(c.total())).max().orElse(0);
    values.setRange(0, most > 0 ? most * 1.04 : 1);
    var plot = new CategoryPlot(data, names, values, bars(most));
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setRangeGridlinePaint(Palette.GRID);
    plot.setOutlineVisible(false);
    return plot;
  }

  private static StackedBarRenderer bars(double most) {
    var renderer = new StackedBarRenderer();
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(true);
    Color[] paints = {Palette.SEVERE, Palette.MODERATE, Palette.MILD};
    for (int i = 0; i < paints.length; i++) {
      renderer.setSeriesPaint(i, paints[i]);
      renderer.setSeriesOutlinePaint(i, Color.WHITE);
    }
    renderer.setDefaultItemLabelGenerator(new Fitting(most));
    renderer.setDefaultItemLabelsVisible(true);
    renderer.setDefaultItemLabelFont(Palette.font(11));
    renderer.setDefaultItemLabelPaint(Color.BLACK);
    return renderer;
  }

  /** Severity and number where the bar is long enough for them. */
  private static final class Fitting extends StandardCategoryItemLabelGenerator {
    private static final long serialVersionUID = 1L;
    private static final double LONG = 0.14;
    private static final double SHORT = 0.05;

    private final double most;

    Fitting(double most) {
      this.most = most;
    }

    @Override
    public String generateLabel(CategoryDataset data, int row, int column) {
      double value = data.getValue(row, column).doubleValue();
      String count = String.format(Locale.ROOT, "%.2f", value);
      if (value >= LONG * most) {
        return data.getRowKey(row) + " " + count;
      }
      return value >= SHORT * most && value > 0 ? count : "";
    }
  }
}
