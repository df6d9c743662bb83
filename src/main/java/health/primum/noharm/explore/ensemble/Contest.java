package health.primum.noharm.explore.ensemble;

import health.primum.noharm.explore.measure.Estimate;

/**
 * An ensemble beside its members, on the same resamples.
 *
 * <p>The verdict does not rest on which member came out best: YES when the ensemble is better than
 * every one of its k members, each at 2.5 % (an intersection-union test, which needs no correction,
 * Berger 1982), NO when it is worse than some member at 2.5 % / k (Bonferroni), else INCONCLUSIVE.
 *
 * @param best the member with the best figure, the first by name among equals
 * @param difference the ensemble's figure minus that member's
 * @param verdict whether the ensemble is better than all its members
 */
public record Contest(String best, Estimate difference, Verdict verdict) {
  private static final double LEVEL = 0.025;

  /**
   * The verdict.
   *
   * @param team the ensemble's figure, column by column
   * @param members each member's figure on the same columns
   * @param sign 1 where more is better, -1 where less is
   * @param from first resample
   */
  static Verdict verdict(double[] team, double[][] members, int sign, int from) {
    int resamples = team.length - from;
    boolean better = true;
    boolean worse = false;
    for (double[] member : members) {
      int notBetter = 0;
      int notWorse = 0;
      for (int i = from; i < team.length; i++) {
        double gain = sign * (team[i] - member[i]);
        // What is undefined on either side speaks for neither.
        notBetter += gain > 0 ? 0 : 1;
        notWorse += gain < 0 ? 0 : 1;
      }
      better &= notBetter < LEVEL * resamples;
      worse |= notWorse < LEVEL / members.length * resamples;
    }
    return better ? Verdict.YES : worse ? Verdict.NO : Verdict.INCONCLUSIVE;
  }
}
