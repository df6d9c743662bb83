package health.primum.noharm.comparison;

import health.primum.noharm.stats.Interval;
import health.primum.noharm.stats.Proportion;
import health.primum.noharm.stats.Strata;
import health.primum.noharm.stats.StratifiedMean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * What an arm came to in one specialty.
 *
 * @param name the letters that its case ids begin with
 * @param cases with a score
 * @param withoutScore cases without one
 * @param f1 mean weighted F1; its interval, by Student's t, is undefined below {@value #LEAST}
 *     cases
 * @param severe share of cases with severe harm, likewise, its interval by {@link Proportion}
 */
public record Specialty(String name, int cases, int withoutScore, Interval f1, Interval severe) {
  /** Below this an interval would be no more than arithmetic. */
  public static final int LEAST = 3;

  /** Below this it is rough. */
  public static final int ENOUGH = 10;

  /** Every specialty of the cases, by name. */
  public static List<Specialty> of(Side side) {
    var groups = new TreeMap<String, List<CaseValues>>();
    side.cases()
        .values()
        .forEach(
            one ->
                groups.computeIfAbsent(Strata.prefix(one.id()), any -> new ArrayList<>()).add(one));
    return groups.entrySet().stream().map(g -> one(g.getKey(), g.getValue())).toList();
  }

  private static Specialty one(String name, List<CaseValues> cases) {
    List<CaseValues> scored = cases.stream().filter(one -> one.scored() > 0).toList();
    int n = scored.size();
    double[] f1 = values(scored, Measure.F1_WEIGHTED);
    double[] severe = values(scored, Measure.SEVERE_RATE);
    return new Specialty(name, n, cases.size() - n, mean(f1), share(severe));
  }

  private static Interval mean(double[] values) {
    return values.length < LEAST ? pointOnly(values) : StratifiedMean.ofOneGroup(values).student();
  }

  private static Interval share(double[] values) {
    return values.length < LEAST
        ? pointOnly(values)
        : Proportion.interval(
            average(values), StratifiedMean.ofOneGroup(values).standardError(), values.length);
  }

  private static Interval pointOnly(double[] values) {
    return values.length == 0
        ? Interval.NONE
        : new Interval(average(values), Double.NaN, Double.NaN, values.length);
  }

  private static double average(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  private static double[] values(List<CaseValues> cases, Measure measure) {
    return cases.stream().mapToDouble(one -> one.value(measure)).toArray();
  }
}
