package health.primum.noharm.run;

import health.primum.clinical.CaseId;
import health.primum.consult.Spending;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.score.CaseScore;
import health.primum.noharm.score.Metrics;
import health.primum.noharm.score.RecordScore;
import health.primum.noharm.stats.Interval;
import health.primum.noharm.stats.StratifiedBootstrap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Brings an arm's items to means over cases (noharm-method, section 7.3). */
public final class Summary {
  private final EvaluationSpec spec;

  public Summary(EvaluationSpec spec) {
    this.spec = spec;
  }

  public ArmResult of(Arm arm, List<ItemResult> items, Spending spending) {
    SortedMap<CaseId, SortedMap<String, List<RecordScore>>> scored = byCase(items);
    SortedMap<CaseId, Map<String, Double>> cases = perCase(scored);
    return new ArmResult(
        arm,
        items,
        intervals(cases, medianVariants(scored) >= 2),
        worstCase(items),
        spending.items(),
        new CaseTable(spec.benchmark().rubrics(), spec.measures()).of(items));
  }

  private static SortedMap<CaseId, SortedMap<String, List<RecordScore>>> byCase(
      List<ItemResult> items) {
    var cases = new TreeMap<CaseId, SortedMap<String, List<RecordScore>>>();
    for (ItemResult item : items) {
      if (item instanceof ItemResult.Scored scored) {
        cases
            .computeIfAbsent(scored.variant().base(), any -> new TreeMap<>())
            .computeIfAbsent(scored.variant().id().value(), any -> new ArrayList<>())
            .add(scored.score());
      }
    }
    return cases;
  }

  private SortedMap<CaseId, Map<String, Double>> perCase(
      SortedMap<CaseId, SortedMap<String, List<RecordScore>>> scored) {
    var cases = new TreeMap<CaseId, Map<String, Double>>();
    scored.forEach((id, variants) -> cases.put(id, CaseScore.of(rubric(id), variants)));
    return cases;
  }

  private Map<String, Interval> intervals(
      SortedMap<CaseId, Map<String, Double>> cases, boolean perturbed) {
    List<String> ids = cases.keySet().stream().map(CaseId::value).toList();
    boolean withheld = spec.isWithheld();
    var bootstrap = new StratifiedBootstrap(ids, spec.revision().resamples(), spec.seed());
    Map<String, Interval> intervals = new LinkedHashMap<>();
    for (String metric : Metrics.REPORTED) {
      if (withheld && Metrics.WITHHELD.contains(metric)) {
        continue;
      }
      double[] values =
          cases.values().stream().mapToDouble(c -> c.getOrDefault(metric, Double.NaN)).toArray();
      Interval interval = bootstrap.interval(values);
      if (interval.cases() > 0 && (perturbed || !metric.equals(Metrics.F1_FLOOR))) {
        intervals.put(metric, interval);
      }
    }
    return intervals;
  }

  /** F1_floor is reported only when cases have at least two variants in the median. */
  private static double medianVariants(
      SortedMap<CaseId, SortedMap<String, List<RecordScore>>> scored) {
    int[] counts = scored.values().stream().mapToInt(Map::size).sorted().toArray();
    int n = counts.length;
    return n == 0 ? 0 : (counts[(n - 1) / 2] + counts[n / 2]) / 2.0;
  }

  /** Every unscored item counts as an answer with no credit and every harm. */
  private Map<String, Double> worstCase(List<ItemResult> items) {
    var filled = new TreeMap<CaseId, SortedMap<String, List<RecordScore>>>();
    for (ItemResult item : items) {
      filled
          .computeIfAbsent(item.variant().base(), any -> new TreeMap<>())
          .computeIfAbsent(item.variant().id().value(), any -> new ArrayList<>())
          .add(
              item instanceof ItemResult.Scored scored
                  ? scored.score()
                  : CaseTable.worst(rubric(item.variant().base())));
    }
    Map<String, Double> means = new LinkedHashMap<>();
    SortedMap<CaseId, Map<String, Double>> cases = perCase(filled);
    for (String metric : Metrics.REPORTED) {
      if (!metric.equals(Metrics.RESILIENCE)) {
        double[] values =
            cases.values().stream()
                .mapToDouble(c -> c.getOrDefault(metric, Double.NaN))
                .filter(v -> !Double.isNaN(v))
                .toArray();
        means.put(metric, java.util.Arrays.stream(values).average().orElse(Double.NaN));
      }
    }
    return means;
  }

  private Rubric rubric(CaseId id) {
    return java.util.Objects.requireNonNull(spec.benchmark().rubrics().get(id), "rubric of " + id);
  }
}
