package health.primum.noharm.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sides of a comparison with one measure, for tests. */
final class Sides {
  private Sides() {}

  /** Cases A001, A002, ... with these values; null is unscored. */
  static Side of(String name, Measure measure, @Nullable Double... values) {
    var cases = new ArrayList<CaseValues>();
    for (int i = 0; i < values.length; i++) {
      cases.add(one("A%03d".formatted(i), measure, values[i]));
    }
    return Side.of(name, cases);
  }

  static Side of(String name, Measure measure, List<Double> values) {
    return of(name, measure, values.toArray(Double[]::new));
  }

  static CaseValues one(String id, Measure measure, @Nullable Double value) {
    String label = measure.label();
    return value == null
        ? new CaseValues(id, 0, 1, 2, 5, Map.of(), Map.of(label, 0.0), Map.of(label, 1.0))
        : new CaseValues(id, 1, 0, 2, 5, Map.of(label, value), Map.of(), Map.of());
  }
}
