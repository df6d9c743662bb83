package health.primum.noharm.panel;

import java.util.List;

/**
 * Krippendorff's alpha: 1 less the observed over the expected disagreement, for any number of
 * raters and missing ratings (Krippendorff, <i>Computing Krippendorff's Alpha-Reliability</i>,
 * 2011).
 */
public final class KrippendorffAlpha {
  /** How far apart two categories are. */
  public enum Metric {
    /** All differences alike. */
    NOMINAL,
    /** By how many ratings lie between them. */
    ORDINAL
  }

  private KrippendorffAlpha() {}

  /**
   * Alpha of these ratings.
   *
   * @param units the ratings of each unit, categories from 0 on in their order, missing ones left
   *     out; units with fewer than two ratings do not count
   * @return at most 1; 0 is chance; NaN when no unit counts or all ratings are one category
   */
  public static double of(List<int[]> units, Metric metric) {
    double[][] coincidences = coincidences(units);
    int k = coincidences.length;
    double[] totals = new double[k];
    double n = 0;
    for (int c = 0; c < k; c++) {
      for (int d = 0; d < k; d++) {
        totals[c] += coincidences[c][d];
      }
      n += totals[c];
    }
    double observed = 0;
    double expected = 0;
    for (int c = 0; c < k; c++) {
      for (int d = c + 1; d < k; d++) {
        double distance = distance(metric, totals, c, d);
        observed += coincidences[c][d] * distance;
        expected += totals[c] * totals[d] * distance;
      }
    }
    return expected == 0 ? Double.NaN : 1 - (n - 1) * observed / expected;
  }

  /** Each ordered pair of ratings of a unit of m, counted 1/(m - 1). */
  private static double[][] coincidences(List<int[]> units) {
    int k = 1 + units.stream().flatMapToInt(java.util.Arrays::stream).max().orElse(-1);
    double[][] coincidences = new double[k][k];
    for (int[] unit : units) {
      for (int i = 0; i < unit.length; i++) {
        for (int j = 0; j < unit.length; j++) {
          if (i != j) {
            coincidences[unit[i]][unit[j]] += 1.0 / (unit.length - 1);
          }
        }
      }
    }
    return coincidences;
  }

  private static double distance(Metric metric, double[] totals, int c, int d) {
    return switch (metric) {
      case NOMINAL -> 1;
      case ORDINAL -> {
        double between = -(totals[c] + totals[d]) / 2;
        for (int g = c; g <= d; g++) {
          between += totals[g];
        }
        yield between * between;
      }
    };
  }
}
