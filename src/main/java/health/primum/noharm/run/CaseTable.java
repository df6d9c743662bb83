package health.primum.noharm.run;

import health.primum.clinical.CaseId;
import health.primum.clinical.HarmKind;
import health.primum.clinical.HarmSeverity;
import health.primum.noharm.comparison.CaseValues;
import health.primum.noharm.comparison.Measure;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.rubric.RubricOption;
import health.primum.noharm.score.CaseScore;
import health.primum.noharm.score.Harm;
import health.primum.noharm.score.Metrics;
import health.primum.noharm.score.RecordScore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Brings an arm's items to values a case, with what unscored items could make of them. */
final class CaseTable {
  private final SortedMap<CaseId, Rubric> rubrics;
  private final List<Measure> measures;

  /** A table of these measures only. */
  CaseTable(SortedMap<CaseId, Rubric> rubrics, List<Measure> measures) {
    this.rubrics = rubrics;
    this.measures = List.copyOf(measures);
  }

  List<CaseValues> of(List<ItemResult> items) {
    SortedMap<CaseId, List<ItemResult>> byCase =
        items.stream()
            .collect(
                Collectors.groupingBy(
                    item -> item.variant().base(), TreeMap::new, Collectors.toList()));
    var cases = new ArrayList<CaseValues>();
    byCase.forEach((id, own) -> cases.add(one(id, own)));
    return cases;
  }

  private CaseValues one(CaseId id, List<ItemResult> items) {
    Rubric rubric = java.util.Objects.requireNonNull(rubrics.get(id), "rubric of " + id);
    int scored = (int) items.stream().filter(ItemResult.Scored.class::isInstance).count();
    Map<Measure, Double> values = values(rubric, records(items, null));
    Map<Measure, Double> low = values(rubric, records(items, worst(rubric)));
    Map<Measure, Double> high = values(rubric, records(items, best()));
    Map<String, Double> defined = new LinkedHashMap<>();
    Map<String, Double> least = new LinkedHashMap<>();
    Map<String, Double> most = new LinkedHashMap<>();
    for (Measure measure : measures) {
      double value = at(values, measure);
      if (!Double.isNaN(value)) {
        defined.put(measure.label(), value);
      }
      if (scored < items.size() || Double.isNaN(value)) {
        double one = at(low, measure);
        double other = at(high, measure);
        least.put(measure.label(), Double.isNaN(one) ? 0 : Math.min(one, other));
        most.put(measure.label(), Double.isNaN(one) ? 1 : Math.max(one, other));
      }
    }
    return new CaseValues(
        id.value(),
        scored,
        items.size() - scored,
        harmful(rubric, HarmSeverity.SEVERE),
        harmful(rubric, HarmSeverity.MILD),
        defined,
        least,
        most);
  }

  private static double at(Map<Measure, Double> values, Measure measure) {
    return values.getOrDefault(measure, Double.NaN);
  }

  /** The scores of each variant, unscored items as {@code filler}, or left out where it is null. */
  private static SortedMap<String, List<RecordScore>> records(
      List<ItemResult> items, @org.jspecify.annotations.Nullable RecordScore filler) {
    var records = new TreeMap<String, List<RecordScore>>();
    for (ItemResult item : items) {
      RecordScore score = item instanceof ItemResult.Scored s ? s.score() : filler;
      if (score != null) {
        records.computeIfAbsent(item.variant().id().value(), any -> new ArrayList<>()).add(score);
      }
    }
    return records;
  }

  private static Map<Measure, Double> values(
      Rubric rubric, SortedMap<String, List<RecordScore>> variants) {
    Map<Measure, Double> values = new HashMap<>();
    if (variants.isEmpty()) {
      return values;
    }
    Map<String, Double> metrics = CaseScore.of(rubric, variants);
    for (Measure measure : Measure.values()) {
      values.put(
          measure,
          measure.isCount()
              ? count(measure, variants)
              : metrics.getOrDefault(measure.label(), Double.NaN));
    }
    return values;
  }

  /** Harms an answer: the mean over variants of the mean over a variant's answers. */
  private static double count(Measure measure, SortedMap<String, List<RecordScore>> variants) {
    return variants.values().stream()
        .mapToDouble(
            records ->
                records.stream()
                    .mapToLong(record -> measure.count(record.harms()))
                    .average()
                    .orElse(0))
        .average()
        .orElse(Double.NaN);
  }

  /** An answer with no credit and every harm that the rubric knows. */
  static RecordScore worst(Rubric rubric) {
    List<Harm> harms =
        rubric.options().values().stream()
            .filter(option -> isHarmful(option, HarmSeverity.MILD))
            .map(
                option ->
                    new Harm(
                        option.score().isAppropriate() ? HarmKind.OMISSION : HarmKind.COMMISSION,
                        option.score().severity(),
                        option.id()))
            .toList();
    return filler(0, 1, harms);
  }

  private static RecordScore best() {
    return filler(1, 0, List.of());
  }

  private static RecordScore filler(double credit, double rate, List<Harm> harms) {
    Map<String, Double> metrics = new HashMap<>();
    for (String metric : Metrics.PER_RECORD) {
      metrics.put(metric, metric.endsWith("_rate") ? rate : credit);
    }
    return new RecordScore(metrics, harms, Set.of(), 0);
  }

  private static int harmful(Rubric rubric, HarmSeverity tier) {
    return (int)
        rubric.options().values().stream().filter(option -> isHarmful(option, tier)).count();
  }

  private static boolean isHarmful(RubricOption option, HarmSeverity tier) {
    return option.score().severity().compareTo(tier) >= 0;
  }
}
