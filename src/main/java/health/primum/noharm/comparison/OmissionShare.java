package health.primum.noharm.comparison;

import health.primum.noharm.stats.Interval;
import health.primum.noharm.stats.StratifiedRatio;
import java.util.List;

/** Which share of harms comes from leaving something out: a ratio of two means over cases. */
public final class OmissionShare {
  private OmissionShare() {}

  /**
   * The share with its interval, cases clustered and stratified.
   *
   * @param severe whether only severe harms count
   * @return {@link Interval#NONE} where there is no harm; else {@code cases} says how many have one
   */
  public static Interval of(Side side, boolean severe) {
    List<CaseValues> scored =
        side.cases().values().stream().filter(one -> one.scored() > 0).toList();
    double[] omitted = values(scored, severe ? Measure.SEVERE_OMISSIONS : Measure.OMISSIONS);
    double[] committed = values(scored, severe ? Measure.SEVERE_COMMISSIONS : Measure.COMMISSIONS);
    double[] harms = new double[omitted.length];
    for (int i = 0; i < harms.length; i++) {
      harms[i] = omitted[i] + committed[i];
    }
    return StratifiedRatio.of(scored.stream().map(CaseValues::id).toList(), omitted, harms)
        .interval();
  }

  private static double[] values(List<CaseValues> cases, Measure measure) {
    return cases.stream().mapToDouble(one -> one.value(measure)).toArray();
  }
}
