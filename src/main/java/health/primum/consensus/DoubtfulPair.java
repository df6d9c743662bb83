package health.primum.consensus;

import health.primum.clinical.Recommendation;
import java.util.Objects;

/**
 * Two candidates of which the matcher cannot tell whether they are one action.
 *
 * @param first the one that stands first in the pool
 * @param second the other
 * @param score how alike they are, 0 to 1
 */
public record DoubtfulPair(CandidateAction first, CandidateAction second, double score) {
  public DoubtfulPair {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(second, "second");
  }

  /** Whether it is about these words, in either order. */
  boolean isAbout(Recommendation one, Recommendation other) {
    return (says(first, one) && says(second, other)) || (says(first, other) && says(second, one));
  }

  private static boolean says(CandidateAction candidate, Recommendation words) {
    return candidate.sources().stream().anyMatch(source -> source.words().equals(words));
  }
}
