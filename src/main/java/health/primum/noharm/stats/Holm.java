package health.primum.noharm.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's correction for several comparisons (Scandinavian Journal of Statistics 6, 1979, 65). */
public final class Holm {
  private Holm() {}

  /**
   * Adjusted p values, in the order given.
   *
   * @param p 0 to 1; NaN for a comparison that could not be made, which stays NaN and counts for
   *     nothing
   */
  public static double[] adjusted(double[] p) {
    int[] order =
        IntStream.range(0, p.length)
            .filter(i -> !Double.isNaN(p[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = p.clone();
    double least = 0;
    for (int rank = 0; rank < order.length; rank++) {
      least = Math.max(least, Math.min(1, (order.length - rank) * p[order[rank]]));
      adjusted[order[rank]] = least;
    }
    return adjusted;
  }
}
