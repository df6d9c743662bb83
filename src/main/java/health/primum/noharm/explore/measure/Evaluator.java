package health.primum.noharm.explore.measure;

import static java.lang.Math.fma;

import java.util.List;

/**
 * Computes every metric of one ensemble on the sample, the folds and all resamples. Holds working
 * memory: one for each thread.
 */
public final class Evaluator {
  private final Samples samples;
  private final Packing packing;
  private final double[][] packed;
  private final double[][] sums = new double[Field.COUNT][Samples.BLOCK];
  private final double[][] words;
  private final double[][] block = new double[Measure.COUNT][Samples.BLOCK];
  private final double[] spare = new double[Samples.BLOCK];
  private final double[][] run;

  public Evaluator(Samples samples, Scorer scorer) {
    this.samples = samples;
    this.packing = new Packing(scorer.bounds(), samples.clusters());
    this.packed = new double[packing.words()][samples.clusters()];
    this.words = new double[packing.words()][Samples.BLOCK];
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
    for (int b = 0; b < samples.blocks(); b++) {
      float[][] times = samples.multiplicity(b);
      double[] safeties = sums[Field.SAFETY.ordinal()];
      int w = 0;
      for (; w + 1 < words.length; w += 2) {
        sum(packed[w], packed[w + 1], times, words[w], words[w + 1]);
      }
      if (w < words.length) {
        sum(packed[w], safety, times, words[w], safeties);
      } else {
        sum(safety, safety, times, safeties, spare);
      }
      packing.unpack(words, sums);
      Formulas.apply(sums, block);
      for (int m = 0; m < Measure.COUNT; m++) {
        System.arraycopy(block[m], 0, out[m], b * Samples.BLOCK, samples.width(b));
      }
    }
  }

  /**
   * Sums of two values over clusters, weighted by how often each was drawn; two at once, for
   * reading the weights is what takes the time. Here and in {@link Formulas} all arrays of a loop
   * are read at the same index, or the compiler would make no vector code of it.
   */
  private static void sum(double[] a, double[] b, float[][] times, double[] sumA, double[] sumB) {
    java.util.Arrays.fill(sumA, 0);
    java.util.Arrays.fill(sumB, 0);
    int c = 0;
    for (; c + 4 <= a.length; c += 4) {
      addFour(a, b, c, times, sumA, sumB);
    }
    for (; c < a.length; c++) {
      float[] t = times[c];
      double valueA = a[c];
      double valueB = b[c];
      for (int i = 0; i < Samples.BLOCK; i++) {
        sumA[i] += t[i] * valueA;
        sumB[i] += t[i] * valueB;
      }
    }
  }

  private static void addFour(
      double[] a, double[] b, int c, float[][] times, double[] sumA, double[] sumB) {
    float[] t0 = times[c];
    float[] t1 = times[c + 1];
    float[] t2 = times[c + 2];
    float[] t3 = times[c + 3];
    double a0 = a[c];
    double a1 = a[c + 1];
    double a2 = a[c + 2];
    double a3 = a[c + 3];
    double b0 = b[c];
    double b1 = b[c + 1];
    double b2 = b[c + 2];
    double b3 = b[c + 3];
    for (int i = 0; i < Samples.BLOCK; i++) {
      sumA[i] = fma(t3[i], a3, fma(t2[i], a2, fma(t1[i], a1, fma(t0[i], a0, sumA[i]))));
      sumB[i] = fma(t3[i], b3, fma(t2[i], b2, fma(t1[i], b1, fma(t0[i], b0, sumB[i]))));
    }
  }
}
