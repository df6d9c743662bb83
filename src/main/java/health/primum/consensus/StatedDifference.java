package health.primum.consensus;

import health.primum.agent.AgentId;
import health.primum.consensus.action.DifferenceKind;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the members that proposed one action do not agree on; it is shown and never averaged.
 *
 * @param values what was said, at least two values, in alphabetical order
 */
public record StatedDifference(DifferenceKind kind, List<Value> values) {
  /** A value and the members that gave it. */
  public record Value(String value, SortedSet<AgentId> agents) {
    public Value {
      Objects.requireNonNull(value, "value");
      agents = Collections.unmodifiableSortedSet(new TreeSet<>(agents));
    }
  }

  public StatedDifference {
    Objects.requireNonNull(kind, "kind");
    values = List.copyOf(values);
    if (values.size() < 2) {
      throw new IllegalArgumentException("a difference needs two values");
    }
  }
}
