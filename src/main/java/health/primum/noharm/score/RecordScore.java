package health.primum.noharm.score;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The metrics of one judged answer.
 *
 * @param metrics by the kit's names, 0 to 1 or NaN where undefined
 * @param harms every potential harm found
 * @param matched ids of the options that the answer recommends
 * @param responseLength code points of the answer
 */
public record RecordScore(
    Map<String, Double> metrics, List<Harm> harms, Set<Integer> matched, int responseLength) {
  public RecordScore {
    Objects.requireNonNull(metrics, "metrics");
    metrics = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(metrics));
    harms = List.copyOf(harms);
    matched = Set.copyOf(matched);
  }

  /** A metric of {@link Metrics#PER_RECORD}. */
  public double metric(String name) {
    return Objects.requireNonNull(metrics.get(name), name);
  }
}
