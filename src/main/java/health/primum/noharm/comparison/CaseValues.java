package health.primum.noharm.comparison;

import health.primum.clinical.CaseId;
import health.primum.fault.FaultyInput;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one arm came to on one case: all that a comparison needs of it.
 *
 * @param id of the base case
 * @param scored items of the case that have a score
 * @param unscored items that have none
 * @param severeOptions options of the rubric that can be a severe harm
 * @param harmfulOptions options of the rubric that can be any harm
 * @param values by {@link Measure#label}: means over variants of means over a variant's items; what
 *     is undefined is absent
 * @param least what a value would be if all that is unscored or undefined had been least; stands
 *     only where that can differ from the value
 * @param most the same, had it been most
 */
public record CaseValues(
    String id,
    int scored,
    int unscored,
    int severeOptions,
    int harmfulOptions,
    Map<String, Double> values,
    Map<String, Double> least,
    Map<String, Double> most) {
  public CaseValues {
    id = new CaseId(id).value();
    for (Map<String, Double> some : List.of(values, least, most)) {
      some.forEach(CaseValues::check);
    }
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    least = Collections.unmodifiableMap(new LinkedHashMap<>(least));
    most = Collections.unmodifiableMap(new LinkedHashMap<>(most));
  }

  private static void check(String label, Double value) {
    Measure measure =
        Measure.ofLabel(label)
            .orElseThrow(
                () -> new FaultyInput(label, "is no measure", "take what an evaluation wrote"));
    boolean possible = value >= 0 && (measure.isCount() ? Double.isFinite(value) : value <= 1);
    if (!possible) {
      throw new FaultyInput(
          label,
          measure.isCount() ? "is no count" : "is outside 0 to 1",
          "leave out what is undefined");
    }
  }

  /** NaN where it is undefined. */
  public double value(Measure measure) {
    return values.getOrDefault(measure.label(), Double.NaN);
  }

  double least(Measure measure) {
    return least.getOrDefault(measure.label(), value(measure));
  }

  double most(Measure measure) {
    return most.getOrDefault(measure.label(), value(measure));
  }

  /** Most that an answer to this case can come to. */
  double limit(Measure measure) {
    return measure.isCount() ? (measure.isSevereCount() ? severeOptions : harmfulOptions) : 1;
  }

  boolean isCertain(Measure measure) {
    return !least.containsKey(measure.label()) && !most.containsKey(measure.label());
  }
}
