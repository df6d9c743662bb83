package health.primum.noharm.explore.measure;

import health.primum.noharm.stats.StratifiedBootstrap;
import java.util.List;
import java.util.Random;

/**
 * How often each cluster counts, sample by sample: first the sample as it is, then one for each
 * fold with that fold left out, then the resamples. Immutable and thread-safe.
 */
public final class Samples {
  private final double[][] multiplicity;
  private final int[] foldOf;
  private final int folds;
  private final int resamples;

  /**
   * Samples of clusters.
   *
   * @param clusters their names, which also give their strata
   * @param resamples at least 1
   * @param wantedFolds as many as there are clusters at most; none for a single cluster
   */
  public Samples(List<String> clusters, int resamples, long seed, int wantedFolds) {
    this.resamples = resamples;
    this.folds = clusters.size() < 2 ? 0 : Math.min(wantedFolds, clusters.size());
    this.foldOf = folds(clusters.size(), folds, seed);
    this.multiplicity = new double[clusters.size()][1 + folds + resamples];
    int[][] counts = new StratifiedBootstrap(clusters, resamples, seed).multiplicities();
    for (int c = 0; c < multiplicity.length; c++) {
      multiplicity[c][0] = 1;
      for (int f = 0; f < folds; f++) {
        multiplicity[c][1 + f] = foldOf[c] == f ? 0 : 1;
      }
      for (int r = 0; r < resamples; r++) {
        multiplicity[c][1 + folds + r] = counts[c][r];
      }
    }
  }

  /** Clusters shuffled by the seed and dealt out, so that folds differ in size by one at most. */
  private static int[] folds(int clusters, int folds, long seed) {
    int[] order = new int[clusters];
    for (int i = 0; i < clusters; i++) {
      order[i] = i;
    }
    var random = new Random(seed);
    for (int i = clusters - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    int[] fold = new int[clusters];
    for (int i = 0; i < clusters; i++) {
      fold[order[i]] = folds == 0 ? 0 : i % folds;
    }
    return fold;
  }

  /** As many as there are clusters. */
  public int clusters() {
    return multiplicity.length;
  }

  /** The sample itself, the folds left out and the resamples together. */
  public int columns() {
    return 1 + folds + resamples;
  }

  public int folds() {
    return folds;
  }

  /** In which fold a cluster is. */
  public int foldOf(int cluster) {
    return foldOf[cluster];
  }

  /** The column without a fold. */
  public int columnWithout(int fold) {
    return 1 + fold;
  }

  /** The first column that is a resample. */
  public int firstResample() {
    return 1 + folds;
  }

  double[] multiplicity(int cluster) {
    return multiplicity[cluster];
  }
}
