package health.primum.noharm.run;

import health.primum.consult.Spending;
import health.primum.noharm.comparison.CaseValues;
import health.primum.noharm.stats.Interval;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What an evaluation found of one arm.
 *
 * @param arm which
 * @param items every item, scored or not
 * @param metrics means over cases with intervals, by the kit's names; a metric that is undefined
 *     throughout is absent
 * @param worstCase the same means with every unscored text counted as the worst possible answer
 * @param cases what it came to case by case, in the order of their ids
 * @param spending what its agents took, by agent id; empty for a recording
 */
public record ArmResult(
    Arm arm,
    List<ItemResult> items,
    Map<String, Interval> metrics,
    Map<String, Double> worstCase,
    List<Spending.Item> spending,
    List<CaseValues> cases) {
  public ArmResult {
    Objects.requireNonNull(arm, "arm");
    items = List.copyOf(items);
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    spending = List.copyOf(spending);
    cases = List.copyOf(cases);
    worstCase = Collections.unmodifiableMap(new LinkedHashMap<>(worstCase));
  }

  public List<ItemResult.Scored> scored() {
    return items.stream()
        .filter(ItemResult.Scored.class::isInstance)
        .map(ItemResult.Scored.class::cast)
        .toList();
  }

  public List<ItemResult.Unscored> unscored() {
    return items.stream()
        .filter(ItemResult.Unscored.class::isInstance)
        .map(ItemResult.Unscored.class::cast)
        .toList();
  }
}
