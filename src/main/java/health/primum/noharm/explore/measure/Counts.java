package health.primum.noharm.explore.measure;

/**
 * One run's counts by field and cluster.
 *
 * @param values [field][cluster]; whole numbers but for safety
 * @param unanswered options nobody of the ensemble voted on
 */
public record Counts(double[][] values, int unanswered) {
  /** Counts whose every cluster comes from another: cluster c from {@code sources[c]}. */
  public static Counts composed(Counts[] sources) {
    double[][] values = new double[Field.COUNT][sources.length];
    for (int f = 0; f < Field.COUNT; f++) {
      for (int c = 0; c < sources.length; c++) {
        values[f][c] = sources[c].values[f][c];
      }
    }
    return new Counts(values, 0);
  }

  /** Whether no case has a severe error. */
  public boolean isWithoutSevereHarm() {
    return java.util.Arrays.stream(values[Field.SEVERE_CASES.ordinal()]).sum() == 0;
  }
}
