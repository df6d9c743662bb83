package health.primum.consensus;

import health.primum.clinical.Recommendation;

/**
 * Decides whether a clinician would do one thing for two recommendations.
 *
 * <p>Symmetric, reflexive and free of side effects; thread-safe. In doubt it answers false: two
 * candidates too many can be read, one merged away cannot.
 */
@FunctionalInterface
public interface ActionMatcher {
  boolean sameAction(Recommendation a, Recommendation b);
}
