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
  private static final int BINS = 1024;

  private static final int LANES = 512;

  private final int[] bin;
  private final int[] count = new int[BINS + 1];
  private final int[] odd = new int[BINS + 1];
  private final double[] kept;
  private final double[] lows;
  private final double[] highs;
  private final double[] chunk = new double[LANES];
  private final double[] least = new double[LANES];
  private final double[] most = new double[LANES];
  private double min;
  private double max;

  /** For at most so many values at a time. */
  public Quantiles(int capacity) {
    this.bin = new int[capacity];
    this.kept = new double[capacity];
    this.lows = new double[capacity];
    this.highs = new double[capacity];
  }

  /**
   * The interval of the values; NaN are left out, infinite ones are the greatest.
   *
   * @param value the point that goes with it
   */
  public Estimate interval(double value, double[] values, int from, int to) {
    extremes(values, from, to);
    double scale = BINS / (max - min);
    if (Double.isFinite(scale) && scale > 0) {
      return binned(value, values, from, to - from, scale);
    }
    return min == max && Double.isFinite(min)
        ? new Estimate(value, min, max)
        : sorted(value, values, from, to);
  }

  /** Both are NaN where a value is. Lane by lane, which the compiler turns into vector code. */
  private void extremes(double[] values, int from, int to) {
    Arrays.fill(least, values[from]);
    Arrays.fill(most, values[from]);
    int at = from;
    for (; at + LANES <= to; at += LANES) {
      System.arraycopy(values, at, chunk, 0, LANES);
      for (int i = 0; i < LANES; i++) {
        least[i] = Math.min(least[i], chunk[i]);
        most[i] = Math.max(most[i], chunk[i]);
      }
    }
    min = values[from];
    max = min;
    for (; at < to; at++) {
      min = Math.min(min, values[at]);
      max = Math.max(max, values[at]);
    }
    for (int i = 0; i < LANES; i++) {
      min = Math.min(min, least[i]);
      max = Math.max(max, most[i]);
    }
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

  /** Bins from one rank to the next. */
  private record Span(int first, int last, int before) {}

  private Estimate binned(double value, double[] values, int from, int n, double scale) {
    for (int i = 0; i < n; i++) {
      bin[i] = (int) ((values[from + i] - min) * scale);
    }
    count(n);
    Span low = span(LOW * (n - 1), n);
    Span high = span(HIGH * (n - 1), n);
    int lowFound = 0;
    int highFound = 0;
    int middle = low.last + 1;
    int width = high.first - middle;
    for (int i = 0; i < n; i++) {
      int b = bin[i];
      if (width <= 0 || Integer.compareUnsigned(b - middle, width) >= 0) {
        if (b >= low.first && b <= low.last) {
          lows[lowFound++] = values[from + i];
        }
        if (b >= high.first && b <= high.last) {
          highs[highFound++] = values[from + i];
        }
      }
    }
    Arrays.sort(lows, 0, lowFound);
    Arrays.sort(highs, 0, highFound);
    return new Estimate(
        value, at(lows, LOW * (n - 1), low.before), at(highs, HIGH * (n - 1), high.before));
  }

  /** In two halves, so that equal neighbours do not wait for each other. */
  private void count(int n) {
    Arrays.fill(count, 0);
    Arrays.fill(odd, 0);
    int i = 0;
    for (; i + 1 < n; i += 2) {
      count[bin[i]]++;
      odd[bin[i + 1]]++;
    }
    if (i < n) {
      count[bin[i]]++;
    }
    for (int b = 0; b <= BINS; b++) {
      count[b] += odd[b];
    }
  }

  private Span span(double rank, int n) {
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
    return new Span(first, last, before);
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
