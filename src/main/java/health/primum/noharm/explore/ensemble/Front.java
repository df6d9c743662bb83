package health.primum.noharm.explore.ensemble;

import health.primum.noharm.explore.measure.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The efficient front between harm by leaving out and what is paid for avoiding it: no other
 * ensemble is as good on both and better on one. Judged by the figures, without their intervals.
 */
public final class Front {
  private Front() {}

  /**
   * One ensemble of a front.
   *
   * @param against what omission harm is weighed against
   */
  public record Point(Measure against, Ensemble ensemble) {}

  /**
   * The front against a measure, least omission harm first; empty where the measure is undefined or
   * the same for all, so that there is nothing to weigh.
   */
  public static List<Point> of(List<Ensemble> ensembles, Measure against) {
    List<Ensemble> candidates =
        ensembles.stream()
            .filter(e -> !Double.isNaN(omission(e)) && !Double.isNaN(price(e, against)))
            .sorted(
                Comparator.comparingDouble(Front::omission)
                    .thenComparingDouble(e -> price(e, against)))
            .toList();
    if (candidates.stream().mapToDouble(e -> price(e, against)).distinct().count() < 2) {
      return List.of();
    }
    var front = new ArrayList<Point>();
    double cheapest = Double.POSITIVE_INFINITY;
    double harmThere = Double.NaN;
    for (Ensemble e : candidates) {
      double price = price(e, against);
      boolean equal = price == cheapest && omission(e) == harmThere;
      if (price < cheapest || equal) {
        front.add(new Point(against, e));
        cheapest = price;
        harmThere = omission(e);
      }
    }
    return front;
  }

  private static double omission(Ensemble e) {
    return e.figure(Measure.OMISSION_HARM).value();
  }

  private static double price(Ensemble e, Measure against) {
    double value = e.figure(against).value();
    return against.isHigherBetter() ? -value : value;
  }
}
