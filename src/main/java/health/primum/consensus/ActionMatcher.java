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

  /**
   * The same decisions for the time of one pool, whose recommendations are compared in pairs: it
   * may remember what it made of each.
   */
  default ActionMatcher forOnePool() {
    return this;
  }
}
