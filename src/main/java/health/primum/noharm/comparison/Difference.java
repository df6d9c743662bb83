package health.primum.noharm.comparison;

import health.primum.noharm.stats.Interval;
import health.primum.noharm.stats.MeanInference;
import java.util.Objects;
import java.util.Optional;

/**
 * How an arm differs from the baseline on one measure, over the cases on which both have a value.
 *
 * @param measure compared on
 * @param arm compared
 * @param baseline compared with
 * @param armMean over the pairs
 * @param baselineMean over the pairs
 * @param interval of the mean difference, arm minus baseline, by case; empty of cases when there is
 *     no pair
 * @param method of the interval; empty when there is no pair
 * @param deviation of the differences between cases, inside their specialties
 * @param unpaired cases on which one or both have no value
 * @param p of there being no difference; NaN when there is no pair
 * @param ofMargin p of being worse by the margin
 * @param p adjusted for the number of arms by Holm's method, likewise {@code holmOfMargin}
 * @param verdict by the adjusted p values
 * @param withinMargin whether a disadvantage of the margin or more is ruled out, adjusted
 * @param bounds what unscored items could make of it; empty when there are none
 * @param casesNeeded to show two equal arms no further apart than the margin, power 80 %; 0 when it
 *     cannot be said
 */
public record Difference(
    Measure measure,
    String arm,
    String baseline,
    double armMean,
    double baselineMean,
    Interval interval,
    Optional<MeanInference.Method> method,
    double deviation,
    int unpaired,
    double p,
    double ofMargin,
    double holm,
    double holmOfMargin,
    Verdict verdict,
    boolean withinMargin,
    Optional<Bounds> bounds,
    int casesNeeded) {
  public Difference {
    Objects.requireNonNull(measure, "measure");
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(verdict, "verdict");
  }

  /**
   * The mean difference over all cases, with everything that is unscored or undefined first as low
   * for the arm and as high for the baseline as it could be, then the other way round.
   *
   * @param ifLeast the verdict then, adjusted for the number of arms by Bonferroni
   * @param withinIfWorst whether the margin is kept when everything unscored speaks against the arm
   */
  public record Bounds(
      double least, double most, Verdict ifLeast, Verdict ifMost, boolean withinIfWorst) {}

  /** Whether the verdict is the same at both ends of what is unscored. */
  public boolean isSettled() {
    return bounds.map(b -> b.ifLeast() == b.ifMost() && b.ifLeast() == verdict).orElse(true);
  }

  /** How much better the arm is. */
  public double advantage() {
    return measure.higherIsBetter() ? interval.mean() : -interval.mean();
  }

  /** The same with p values for several arms. */
  Difference adjusted(double none, double margins, double margin) {
    return new Difference(
        measure,
        arm,
        baseline,
        armMean,
        baselineMean,
        interval,
        method,
        deviation,
        unpaired,
        p,
        ofMargin,
        none,
        margins,
        Verdict.of(interval.cases(), advantage(), none, margins, margin),
        Verdict.isWithin(interval.cases(), advantage(), margins, margin),
        bounds,
        casesNeeded);
  }
}
