package health.primum.noharm.stats;

/** Quantiles of a sample. */
public final class Percentile {
  private Percentile() {}

  /**
   * Linear interpolation between closest ranks (Hyndman and Fan's type 7, NumPy's default).
   *
   * @param sorted ascending, not empty
   * @param q 0 to 1
   */
  public static double of(double[] sorted, double q) {
    double rank = q * (sorted.length - 1);
    int below = (int) Math.floor(rank);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }
}
