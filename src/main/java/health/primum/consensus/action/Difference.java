package health.primum.consensus.action;

import java.util.Objects;

/**
 * What two wordings of one action do not agree on.
 *
 * @param first what the first says, in one notation ("500 mg")
 * @param second what the second says
 */
public record Difference(DifferenceKind kind, String first, String second) {
  public Difference {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(second, "second");
  }

  Difference reversed() {
    return new Difference(kind, second, first);
  }
}
