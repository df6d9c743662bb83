package health.primum.noharm.stats;

import java.util.List;

/**
 * A share that is a ratio of two sums over cases, such as omissions of all harms, and how exact it
 * is: by linearisation, cases drawn whole in their strata (Cochran, <em>Sampling Techniques</em>,
 * 1977, section 6.3).
 *
 * @param share 0 to 1; NaN where the whole is nothing
 * @param standardError by the sampling of cases
 * @param cases how many have a part in the whole
 */
public record StratifiedRatio(double share, double standardError, int cases) {
  /**
   * Of cases.
   *
   * @param caseIds their prefixes name the strata
   * @param part of each case, 0 or above
   * @param whole of each case, at least its part
   */
  public static StratifiedRatio of(List<String> caseIds, double[] part, double[] whole) {
    double some = 0;
    double all = 0;
    int counted = 0;
    for (int i = 0; i < whole.length; i++) {
      some += part[i];
      all += whole[i];
      counted += whole[i] > 0 ? 1 : 0;
    }
    if (counted == 0) {
      return new StratifiedRatio(Double.NaN, Double.NaN, 0);
    }
    double share = some / all;
    double[] residuals = new double[whole.length];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = (part[i] - share * whole[i]) * residuals.length / all;
    }
    double error = StratifiedMean.ofCases(caseIds, residuals).standardError();
    return new StratifiedRatio(share, error, counted);
  }

  /** As many simple draws as there are cases at most. */
  public Interval interval() {
    return interval(cases);
  }

  /**
   * The 95 % interval.
   *
   * @param units most simple draws it can be worth where cases differ, such as statements of
   *     questions; where they do not, no more than {@link #cases}
   */
  public Interval interval(int units) {
    return cases == 0
        ? Interval.NONE
        : Proportion.interval(
            share, standardError, standardError > StratifiedMean.NOTHING ? units : cases);
  }
}
