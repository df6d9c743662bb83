package health.primum.noharm.report.page;

import health.primum.noharm.comparison.Measure;
import health.primum.noharm.report.EvaluationDocument;
import health.primum.noharm.report.EvaluationDocument.ArmReport;
import health.primum.noharm.report.EvaluationDocument.Figure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Arms by restraint (weighted precision: of what they recommend, how much specialists call
 * appropriate) and safety (share of cases without severe harm), both 0 to 1, more is better.
 *
 * @param points in the order of the arms
 * @param sameCases whether every arm has a score for all that was asked; otherwise points rest on
 *     different cases
 * @param bands published figures of another instrument; empty without them
 */
public record Plane(List<Point> points, boolean sameCases, List<Band> bands) {
  /** An arm; {@code efficient} when no other arm is at least as good on both and better on one. */
  public record Point(String arm, double restraint, double safety, boolean efficient) {}

  /**
   * Published systems of one kind: the middle 90 % of their figures.
   *
   * @param systems how many
   */
  public record Band(
      String name,
      int systems,
      double restraintLow,
      double restraintMedian,
      double restraintHigh,
      double safetyLow,
      double safetyMedian,
      double safetyHigh) {
    /** The figures for a table. */
    public String restraint() {
      return Words.number(restraintMedian) + " (" + Words.range(restraintLow, restraintHigh) + ")";
    }

    public String safety() {
      return Words.number(safetyMedian) + " (" + Words.range(safetyLow, safetyHigh) + ")";
    }
  }

  public Plane {
    points = List.copyOf(points);
    bands = List.copyOf(bands);
  }

  /** The efficient points from left to right. */
  public List<Point> front() {
    return points.stream()
        .filter(Point::efficient)
        .sorted(Comparator.comparingDouble(Point::restraint))
        .toList();
  }

  static Plane of(EvaluationDocument document, List<Band> bands) {
    var points = new ArrayList<Point>();
    for (ArmReport arm : document.arms()) {
      Figure precision = arm.metrics().get(Measure.PRECISION_WEIGHTED.label());
      Figure severe = arm.metrics().get(Measure.SEVERE_RATE.label());
      if (precision != null && severe != null) {
        points.add(new Point(arm.name(), precision.mean(), 1 - severe.mean(), true));
      }
    }
    return new Plane(
        points.stream()
            .map(
                p ->
                    new Point(
                        p.arm(),
                        p.restraint(),
                        p.safety(),
                        points.stream().noneMatch(other -> dominates(other, p))))
            .toList(),
        document.arms().stream().allMatch(arm -> arm.unscored().isEmpty()),
        bands);
  }

  private static boolean dominates(Point one, Point other) {
    return one.restraint() >= other.restraint()
        && one.safety() >= other.safety()
        && (one.restraint() > other.restraint() || one.safety() > other.safety());
  }
}
