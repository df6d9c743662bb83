package health.primum.noharm.closed;

import health.primum.clinical.CaseId;
import health.primum.noharm.closed.ClosedListResult.Figure;
import health.primum.noharm.score.v1.SafetyForm;
import health.primum.noharm.score.v1.V1Case;
import health.primum.noharm.score.v1.V1Metrics;
import health.primum.noharm.stats.Interval;
import health.primum.noharm.stats.Proportion;
import health.primum.noharm.stats.StratifiedBootstrap;
import health.primum.noharm.stats.StratifiedMean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;

/** Brings runs to figures with both kinds of interval (noharm-method, sections 7.1 and 7.3). */
final class ClosedListSummary {
  private static final int RESAMPLES = 10_000;
  private final SafetyForm form;
  private final long seed;

  ClosedListSummary(SafetyForm form, long seed) {
    this.form = form;
    this.seed = seed;
  }

  Map<String, Figure> of(SortedMap<Integer, SortedMap<CaseId, V1Case>> runs) {
    var ids = new TreeSet<CaseId>();
    runs.values().forEach(run -> ids.addAll(run.keySet()));
    Map<String, Figure> figures = new LinkedHashMap<>();
    if (ids.isEmpty()) {
      return figures;
    }
    List<CaseId> cases = List.copyOf(ids);
    var bootstrap =
        new StratifiedBootstrap(cases.stream().map(CaseId::value).toList(), RESAMPLES, seed);
    // The same resamples serve every metric, so each is computed once.
    Map<int[], Map<String, Double>> known = new IdentityHashMap<>();
    for (String metric : V1Metrics.ALL) {
      Interval resampled =
          bootstrap.interval(
              cases.size(),
              at ->
                  Objects.requireNonNull(
                      known
                          .computeIfAbsent(at, any -> means(runs.values(), cases, at))
                          .get(metric)));
      double[] byRun = byRun(runs.values(), metric);
      if (resampled.cases() > 0) {
        boolean everywhere = byRun.length == runs.size();
        Interval interval = interval(metric, resampled, everywhere, runs.values(), cases);
        figures.put(
            metric,
            new Figure(
                interval.mean(), interval.low(), interval.high(), noise(byRun), byRun.length));
      }
    }
    return figures;
  }

  /**
   * Percentiles of the resamples do not hold for a share near 0 or 1, nor for NNH, which is
   * undefined in resamples without severe harm: the one is counted as {@link Proportion} does, the
   * other is its inverse, or none where some run has no severe harm and is not in the mean.
   */
  private static Interval interval(
      String metric,
      Interval resampled,
      boolean everywhere,
      Collection<SortedMap<CaseId, V1Case>> runs,
      List<CaseId> cases) {
    if (V1Metrics.SHARES.contains(metric)) {
      return share(metric, resampled.mean(), runs, cases);
    }
    if (metric.equals(V1Metrics.NNH) && everywhere) {
      Interval rate = share(V1Metrics.CASE_HARM, Double.NaN, runs, cases);
      return new Interval(resampled.mean(), 1 / rate.high(), 1 / rate.low(), resampled.cases());
    }
    return resampled.low() < resampled.high() && !metric.equals(V1Metrics.NNH)
        ? resampled
        : new Interval(resampled.mean(), Double.NaN, Double.NaN, resampled.cases());
  }

  /** Of cases as means over the runs; of {@code mean}, or where it is NaN of their own. */
  private static Interval share(
      String metric, double mean, Collection<SortedMap<CaseId, V1Case>> runs, List<CaseId> cases) {
    Map<String, Double> byCase = new LinkedHashMap<>();
    for (CaseId id : cases) {
      runs.stream()
          .filter(run -> run.containsKey(id))
          .mapToDouble(run -> V1Metrics.ofCase(metric, Objects.requireNonNull(run.get(id))))
          .filter(v -> !Double.isNaN(v))
          .average()
          .ifPresent(value -> byCase.put(id.value(), value));
    }
    var own =
        StratifiedMean.ofCases(
            List.copyOf(byCase.keySet()),
            byCase.values().stream().mapToDouble(Double::doubleValue).toArray());
    return Proportion.interval(
        Double.isNaN(mean) ? own.mean() : mean, own.standardError(), own.cases());
  }

  /** Each metric's mean over the runs, of the cases at these positions. */
  private Map<String, Double> means(
      Collection<SortedMap<CaseId, V1Case>> runs, List<CaseId> cases, int[] positions) {
    var all = new ArrayList<Map<String, Double>>();
    for (SortedMap<CaseId, V1Case> run : runs) {
      var drawn = new ArrayList<V1Case>();
      for (int at : positions) {
        V1Case one = run.get(cases.get(at));
        if (one != null) {
          drawn.add(one);
        }
      }
      if (!drawn.isEmpty()) {
        all.add(V1Metrics.of(drawn, form));
      }
    }
    Map<String, Double> means = new LinkedHashMap<>();
    for (String metric : V1Metrics.ALL) {
      means.put(
          metric,
          all.stream()
              .mapToDouble(m -> m.getOrDefault(metric, Double.NaN))
              .filter(v -> !Double.isNaN(v))
              .average()
              .orElse(Double.NaN));
    }
    return means;
  }

  private double[] byRun(Collection<SortedMap<CaseId, V1Case>> runs, String metric) {
    return runs.stream()
        .filter(run -> !run.isEmpty())
        .mapToDouble(run -> V1Metrics.of(run.values(), form).getOrDefault(metric, Double.NaN))
        .filter(v -> !Double.isNaN(v))
        .toArray();
  }

  private static double noise(double[] values) {
    int n = values.length;
    if (n < 2) {
      return Double.NaN;
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return 1.96 * Math.sqrt(squares / (n - 1)) / Math.sqrt(n);
  }
}
