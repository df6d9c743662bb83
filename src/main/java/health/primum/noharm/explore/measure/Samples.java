package health.primum.noharm.explore.measure;

import health.primum.noharm.stats.StratifiedBootstrap;
import java.util.List;
import java.util.Random;

/**
 * How often each cluster counts, sample by sample: first the sample as it is, then one for each
 * fold with that fold left out, then the resamples. Immutable and thread-safe.
 */
public final class Samples {
  /** Columns worked on at once, so that their sums stay in the first cache. */
  static final int BLOCK = 512;

  /** [block][cluster][column within the block]. */
  private final double[][][] multiplicity;

  private final int clusters;
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
    this.foldOf = deal(clusters.size(), folds, seed);
    this.clusters = clusters.size();
    this.multiplicity = new double[(columns() + BLOCK - 1) / BLOCK][this.clusters][BLOCK];
    int[][] counts = new StratifiedBootstrap(clusters, resamples, seed).multiplicities();
    for (int c = 0; c < this.clusters; c++) {
      set(c, 0, 1);
      for (int f = 0; f < folds; f++) {
        set(c, columnWithout(f), foldOf[c] == f ? 0 : 1);
      }
      for (int r = 0; r < resamples; r++) {
        set(c, firstResample() + r, counts[c][r]);
      }
    }
  }

  private void set(int cluster, int column, int times) {
    multiplicity[column / BLOCK][cluster][column % BLOCK] = times;
  }

  /** Clusters shuffled by the seed and dealt out, so that folds differ in size by one at most. */
  private static int[] deal(int clusters, int folds, long seed) {
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
    return clusters;
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

  int blocks() {
    return multiplicity.length;
  }

  /** How many columns a block has; the last may have fewer than the others. */
  int width(int block) {
    return Math.min(BLOCK, columns() - block * BLOCK);
  }

  /** How often each cluster counts, [cluster][column within the block]. */
  double[][] multiplicity(int block) {
    return multiplicity[block];
  }
}
