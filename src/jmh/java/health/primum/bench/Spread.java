package health.primum.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The same figure of several rounds, printed as its median and its range. */
record Spread(double[] sorted) {
  static <T> Spread of(List<T> rounds, ToDoubleFunction<T> figure) {
    return new Spread(rounds.stream().mapToDouble(figure).sorted().toArray());
  }

  /** The value below which this share of some values lies. */
  static double quantile(long[] values, double share) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
  }

  String in(String format) {
    return (format + " (" + format + " to " + format + ")")
        .formatted(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
  }
}
