package health.primum.noharm.explore.measure;

import java.util.Arrays;

/**
 * The 2.5th and 97.5th percentile of many values without sorting them all: values are counted into
 * bins between their extremes, and only the bins that hold the wanted ranks are sorted. Exact, with
 * linear interpolation (Hyndman and Fan's type 7, NumPy's default). Holds working memory: one for
 * each thread.
 */
public final class Quantiles {
  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;
  private static final int BINS = 2048;

  private final int[] bin;
  private final int[] count = new int[BINS + 1];
  private final double[] kept;
  private final double[] gathered;

  /** For at most so many values at a time. */
  public Quantiles(int capacity) {
    this.bin = new int[capacity];
    this.kept = new double[capacity];
    this.gathered = new double[capacity];
  }

  /**
   * The interval of the values; NaN are left out, infinite ones are the greatest.
   *
   * @param value the point that goes with it
   */
  public Estimate interval(double value, double[] values, int from, int to) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    int n = to - from;
    for (int i = from; i < to; i++) {
      // NaN makes both NaN.
      min = Math.min(min, values[i]);
      max = Math.max(max, values[i]);
    }
    if (max - min > 0 && max - min < Double.POSITIVE_INFINITY) {
      return binned(value, values, from, n, min, max);
    }
    return min == max && Double.isFinite(min)
        ? new Estimate(value, min, max)
        : sorted(value, values, from, to);
  }

  private Estimate sorted(double value, double[] values, int from, int to) {
    int n = 0;
    for (int i = from; i < to; i++) {
      if (!Double.isNaN(values[i])) {
        kept[n++] = values[i];
      }
    }
    if (n == 0) {
      return new Estimate(value, Double.NaN, Double.NaN);
    }
    Arrays.sort(kept, 0, n);
    return new Estimate(value, at(kept, LOW * (n - 1), 0), at(kept, HIGH * (n - 1), 0));
  }

  private Estimate binned(double value, double[] values, int from, int n, double min, double max) {
    double scale = BINS / (max - min);
    if (!Double.isFinite(scale)) {
      return sorted(value, values, from, from + n);
    }
    for (int i = 0; i < n; i++) {
      bin[i] = (int) ((values[from + i] - min) * scale);
    }
    Arrays.fill(count, 0);
    for (int i = 0; i < n; i++) {
      count[bin[i]]++;
    }
    return new Estimate(
        value, quantile(values, from, n, LOW * (n - 1)), quantile(values, from, n, HIGH * (n - 1)));
  }

  private double quantile(double[] values, int from, int n, double rank) {
    int below = (int) Math.floor(rank);
    int first = 0;
    int before = 0;
    while (before + count[first] <= below) {
      before += count[first++];
    }
    int last = first;
    int through = before + count[first];
    while (through <= Math.min(below + 1, n - 1)) {
      through += count[++last];
    }
    int found = 0;
    for (int i = 0; i < n; i++) {
      if (bin[i] >= first && bin[i] <= last) {
        gathered[found++] = values[from + i];
      }
    }
    Arrays.sort(gathered, 0, found);
    return at(gathered, rank, before);
  }

  /** Between two ranks of sorted values, the first of which has rank {@code before}. */
  private static double at(double[] sorted, double rank, int before) {
    int below = (int) Math.floor(rank);
    double share = rank - below;
    double low = sorted[below - before];
    if (share == 0) {
      return low;
    }
    double high = sorted[below + 1 - before];
    return low == high ? low : low + share * (high - low);
  }
}
