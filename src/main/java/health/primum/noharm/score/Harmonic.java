package health.primum.noharm.score;

/** The harmonic mean of precision and recall, as the kit treats its edges. */
final class Harmonic {
  private Harmonic() {}

  /** 2PR/(P+R); 0 where precision is undefined or both are 0. */
  static double of(double precision, double recall) {
    return Double.isNaN(precision) || precision + recall == 0
        ? 0
        : 2 * precision * recall / (precision + recall);
  }
}
