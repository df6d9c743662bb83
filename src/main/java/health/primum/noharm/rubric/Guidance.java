package health.primum.noharm.rubric;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What the authors of a case tell its judges beyond the general rules.
 *
 * @param spirit what the case is about; may be empty
 * @param watchouts traps in matching this case
 * @param notes on single options, by option id
 */
public record Guidance(String spirit, List<String> watchouts, Map<Integer, String> notes) {
  public static final Guidance NONE = new Guidance("", List.of(), Map.of());

  public Guidance {
    Objects.requireNonNull(spirit, "spirit");
    watchouts = List.copyOf(watchouts);
    notes = Collections.unmodifiableMap(new TreeMap<>(notes));
  }

  @Override
  public String toString() {
    return "Guidance[" + watchouts.size() + " watchouts, notes on " + notes.keySet() + "]";
  }
}
