package health.primum.consensus;

import java.util.Objects;

/**
 * Two candidates of which one withholds what the other gives; no plan may have both where it is
 * certain.
 *
 * @param first the one with the lower number
 * @param second the other
 * @param isCertain whether nobody can do both; else a reader should look
 */
public record Conflict(CandidateId first, CandidateId second, boolean isCertain) {
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
