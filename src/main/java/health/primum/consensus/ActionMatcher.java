package health.primum.consensus;

import health.primum.clinical.Recommendation;
import health.primum.consensus.action.Match;
import java.util.List;
import java.util.Set;

/**
 * Decides whether a clinician would do one thing for two recommendations.
 *
 * <p>Symmetric, reflexive and free of side effects; thread-safe. In doubt it answers that they
 * differ: two candidates too many can be read, one merged away cannot.
 */
@FunctionalInterface
public interface ActionMatcher {
  Match compare(Recommendation a, Recommendation b);

  /** Whether both stand in one candidate, be it with differences to reconcile. */
  default boolean sameAction(Recommendation a, Recommendation b) {
    return compare(a, b).isOneAction();
  }

  /** For many comparisons of the same recommendations. */
  default Matching over(List<Recommendation> recommendations) {
    return new Matching() {
      @Override
      public Match compare(int i, int j) {
        return ActionMatcher.this.compare(recommendations.get(i), recommendations.get(j));
      }

      @Override
      public Set<String> blocks(int i) {
        return Set.of("");
      }
    };
  }
}
