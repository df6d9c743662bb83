package health.primum.noharm.score;

import health.primum.clinical.Appropriateness;

/**
 * What an option counts by its score: 72 severe, 24 moderate, 3 mild, 1 uncertain (noharm-method,
 * section 2.2).
 */
final class Weights {
  private Weights() {}

  static double of(Appropriateness score) {
    return switch (score.severity()) {
      case SEVERE -> 72;
      case MODERATE -> 24;
      case MILD -> 3;
      case UNCERTAIN -> 1;
    };
  }
}
