package health.primum.noharm.comparison;

import health.primum.noharm.stats.Interval;
import health.primum.noharm.stats.Proportion;
import health.primum.noharm.stats.StratifiedMean;
import java.util.List;

/** Which share of harms comes from leaving something out: a ratio of two means over cases. */
public final class OmissionShare {
  private OmissionShare() {}

  /**
   * The share with its interval, its error by linearisation (Cochran, <em>Sampling Techniques</em>,
   * 1977, section 6.3), cases clustered and stratified.
   *
   * @param severe whether only severe harms count
   * @return {@link Interval#NONE} where there is no harm; else {@code cases} says how many have one
   */
  public static Interval of(Side side, boolean severe) {
    List<CaseValues> scored =
        side.cases().values().stream().filter(one -> one.scored() > 0).toList();
    double[] omitted = values(scored, severe ? Measure.SEVERE_OMISSIONS : Measure.OMISSIONS);
    double[] committed = values(scored, severe ? Measure.SEVERE_COMMISSIONS : Measure.COMMISSIONS);
    double left = 0;
    double all = 0;
    int harmful = 0;
    for (int i = 0; i < omitted.length; i++) {
      left += omitted[i];
      all += omitted[i] + committed[i];
      harmful += omitted[i] + committed[i] > 0 ? 1 : 0;
    }
    if (harmful == 0) {
      return Interval.NONE;
    }
    double share = left / all;
    double[] residuals = new double[omitted.length];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = (omitted[i] - share * (omitted[i] + committed[i])) * residuals.length / all;
    }
    double error =
        StratifiedMean.ofCases(scored.stream().map(CaseValues::id).toList(), residuals)
            .standardError();
    return Proportion.interval(share, error, harmful);
  }

  private static double[] values(List<CaseValues> cases, Measure measure) {
    return cases.stream().mapToDouble(one -> one.value(measure)).toArray();
  }
}
