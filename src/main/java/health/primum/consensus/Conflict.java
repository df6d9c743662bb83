package health.primum.consensus;

import java.util.Objects;

/**
 * Two candidates of which one undoes or forbids the other, so that no plan may have both.
 *
 * @param first the one with the lower number
 * @param second the other
 */
public record Conflict(CandidateId first, CandidateId second) {
  public Conflict {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(second, "second");
    if (first.compareTo(second) >= 0) {
      throw new IllegalArgumentException("conflict of " + first + " with " + second);
    }
  }

  /** Whether it is between these two, in either order. */
  boolean isBetween(CandidateId one, CandidateId other) {
    return (first.equals(one) && second.equals(other))
        || (first.equals(other) && second.equals(one));
  }
}
