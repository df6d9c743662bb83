package health.primum.noharm.explore.measure;

import java.util.Arrays;

/**
 * The 2.5th and 97.5th percentile of many values without sorting them all: values are thrown into
 * bins that keep their order, and only the bins that hold the wanted ranks are sorted. Exact, with
 * linear interpolation (Hyndman and Fan's type 7, NumPy's default). Holds working memory: one for
 * each thread.
 */
public final class Quantiles {
  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;
  private static final int BINS = 1024;

  /** So many of the first values say where the bins are; the others may lie outside. */
  private static final int PROBE = 256;

  /** A bin with nothing in it: count 0, no last value. */
  private static final long EMPTY = 0xFFFF_FFFFL;

  private static final int NONE = -1;

  private final int[] bin;

  /** Of each bin how many values it has (upper half), and which came last (lower half). */
  private final long[] bins = new long[BINS + 1];

  /** Of each value which came before it into the same bin. */
  private final int[] before;

  private final double[] found;

  /** For at most so many values at a time. */
  public Quantiles(int capacity) {
    this.bin = new int[capacity];
    this.before = new int[capacity];
    this.found = new double[capacity];
  }

  /**
   * The interval of the values; NaN are left out, infinite ones are the greatest.
   *
   * @param value the point that goes with it
   */
  public Estimate interval(double value, double[] values, int from, int to) {
    assign(values, from, to);
    link(to - from);
    int undefined = undefined(values, from);
    bins[0] -= (long) undefined << 32;
    int last = to - from - undefined - 1;
    return last < 0
        ? new Estimate(value, Double.NaN, Double.NaN)
        : new Estimate(value, at(LOW * last, values, from), at(HIGH * last, values, from));
  }

  /**
   * Bins by equal steps from the least to the greatest of the first values; bin 0 takes what is
   * less, and NaN, which is the whole number 0; the last bin takes what is greater.
   */
  private void assign(double[] values, int from, int to) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = from; i < Math.min(to, from + PROBE); i++) {
      if (Math.abs(values[i]) < Double.POSITIVE_INFINITY) {
        least = Math.min(least, values[i]);
        most = Math.max(most, values[i]);
      }
    }
    double origin = least <= most ? least : 0;
    double scale = least < most ? (BINS - 2) / (most - least) : 1;
    for (int i = 0; i < to - from; i++) {
      bin[i] = Math.max(0, Math.min(BINS, (int) ((values[from + i] - origin) * scale + 1)));
    }
  }

  private void link(int n) {
    Arrays.fill(bins, EMPTY);
    for (int i = 0; i < n; i++) {
      long own = bins[bin[i]];
      before[i] = (int) own;
      bins[bin[i]] = (own >>> 32) + 1 << 32 | i;
    }
  }

  private int undefined(double[] values, int from) {
    int undefined = 0;
    for (int i = (int) bins[0]; i != NONE; i = before[i]) {
      undefined += Double.isNaN(values[from + i]) ? 1 : 0;
    }
    return undefined;
  }

  /** Between the two values next to a rank. */
  private double at(double rank, double[] values, int from) {
    int below = (int) rank;
    int first = 0;
    int skipped = 0;
    while (skipped + count(first) <= below) {
      skipped += count(first++);
    }
    int size = collect(0, first, values, from);
    for (int b = first + 1; skipped + size <= below + 1 && b <= BINS; b++) {
      size = collect(size, b, values, from);
    }
    Arrays.sort(found, 0, size);
    double low = found[below - skipped];
    if (rank == below) {
      return low;
    }
    double high = found[below + 1 - skipped];
    return low == high ? low : low + (rank - below) * (high - low);
  }

  private int count(int b) {
    return (int) (bins[b] >>> 32);
  }

  private int collect(int size, int b, double[] values, int from) {
    int next = size;
    for (int i = (int) bins[b]; i != NONE; i = before[i]) {
      if (!Double.isNaN(values[from + i])) {
        found[next++] = values[from + i];
      }
    }
    return next;
  }
}
