package health.primum.noharm.explore.measure;

import java.util.List;

/**
 * Computes every metric of one ensemble on the sample, the folds and all resamples. Holds working
 * memory: one for each thread.
 */
public final class Evaluator {
  /** Resamples worked on at once, so that their sums stay in the first cache. */
  private static final int BLOCK = 512;

  private final Samples samples;
  private final Packing packing;
  private final double[][] packed;
  private final double[][] sums = new double[Field.COUNT][BLOCK];
  private final double[][] words;
  private final double[][] run;

  public Evaluator(Samples samples, Scorer scorer) {
    this.samples = samples;
    this.packing = new Packing(scorer.bounds(), samples.clusters());
    this.packed = new double[packing.words()][samples.clusters()];
    this.words = new double[packing.words()][BLOCK];
    this.run = new double[Measure.COUNT][samples.columns()];
  }

  /** Room for the metrics of one ensemble, [metric][column]. */
  public double[][] newMetrics() {
    return new double[Measure.COUNT][samples.columns()];
  }

  /**
   * Metrics of each run, then their mean over runs; runs where a metric is undefined, or a number
   * needed to harm infinite, are left out of its mean, which is undefined or infinite where all
   * are.
   *
   * @param runs at least one
   * @param out [metric][column], overwritten
   */
  public void evaluate(List<Counts> runs, double[][] out) {
    if (runs.size() == 1) {
      evaluate(runs.getFirst(), out);
      return;
    }
    double[][] counted = new double[Measure.COUNT][samples.columns()];
    for (double[] metric : out) {
      java.util.Arrays.fill(metric, 0);
    }
    for (Counts one : runs) {
      evaluate(one, run);
      for (int m = 0; m < Measure.COUNT; m++) {
        add(run[m], out[m], counted[m]);
      }
    }
    for (int m = 0; m < Measure.COUNT; m++) {
      boolean nnh = m == Measure.NNH.ordinal();
      for (int i = 0; i < out[m].length; i++) {
        out[m][i] =
            counted[m][i] == 0 && nnh ? Double.POSITIVE_INFINITY : out[m][i] / counted[m][i];
      }
    }
  }

  private static void add(double[] values, double[] total, double[] counted) {
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i])) {
        total[i] += values[i];
        counted[i]++;
      }
    }
  }

  private void evaluate(Counts counts, double[][] out) {
    packing.pack(counts, packed);
    double[] safety = counts.values()[Field.SAFETY.ordinal()];
    for (int from = 0; from < samples.columns(); from += BLOCK) {
      int n = Math.min(BLOCK, samples.columns() - from);
      for (int w = 0; w < words.length; w++) {
        sum(packed[w], from, n, words[w]);
      }
      sum(safety, from, n, sums[Field.SAFETY.ordinal()]);
      packing.unpack(words, n, sums);
      new Formulas(sums, n, out, from).apply();
    }
  }

  /** Sums of a value over clusters, weighted by how often each was drawn. */
  private void sum(double[] values, int from, int n, double[] sum) {
    java.util.Arrays.fill(sum, 0, n, 0);
    int c = 0;
    for (; c + 4 <= values.length; c += 4) {
      add(
          samples.multiplicity(c),
          samples.multiplicity(c + 1),
          samples.multiplicity(c + 2),
          samples.multiplicity(c + 3),
          values[c],
          values[c + 1],
          values[c + 2],
          values[c + 3],
          sum,
          from,
          n);
    }
    for (; c < values.length; c++) {
      double[] weights = samples.multiplicity(c);
      double value = values[c];
      for (int i = 0; i < n; i++) {
        sum[i] += weights[from + i] * value;
      }
    }
  }

  private static void add(
      double[] w0,
      double[] w1,
      double[] w2,
      double[] w3,
      double v0,
      double v1,
      double v2,
      double v3,
      double[] sum,
      int from,
      int n) {
    for (int i = 0; i < n; i++) {
      sum[i] += w0[from + i] * v0 + w1[from + i] * v1 + w2[from + i] * v2 + w3[from + i] * v3;
    }
  }
}
