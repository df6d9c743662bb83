package health.primum.noharm.stats;

import java.util.Collection;

/** How values spread; quartiles by linear interpolation (Hyndman and Fan's type 7). */
public record Quartiles(double min, double lower, double median, double upper, double max) {
  /**
   * Of these values.
   *
   * @param values at least one
   */
  public static Quartiles of(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Quartiles(
        sorted[0],
        Percentile.of(sorted, 0.25),
        Percentile.of(sorted, 0.5),
        Percentile.of(sorted, 0.75),
        sorted[sorted.length - 1]);
  }
}
