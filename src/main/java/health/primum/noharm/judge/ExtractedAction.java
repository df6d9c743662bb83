package health.primum.noharm.judge;

import health.primum.clinical.Appropriateness;
import java.util.Objects;
import java.util.Set;

/**
 * One atomic action found in an answer.
 *
 * @param text in brief
 * @param matches the options it carries out; empty for an action the rubric does not know
 * @param offRubricScore its rating when it matches nothing; 5 (neutral) in the published benchmark
 */
public record ExtractedAction(String text, Set<Integer> matches, Appropriateness offRubricScore) {
  public static final Appropriateness NEUTRAL = new Appropriateness(5);

  public ExtractedAction {
    Objects.requireNonNull(text, "text");
    matches = Set.copyOf(matches);
    Objects.requireNonNull(offRubricScore, "offRubricScore");
  }

  public boolean isOffRubric() {
    return matches.isEmpty();
  }

  @Override
  public String toString() {
    return "ExtractedAction" + matches;
  }
}
