package health.primum.noharm.score;

import health.primum.noharm.judge.Judgement.Judged;
import health.primum.noharm.judge.OptionVerdict;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.rubric.RubricOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Which options of a rubric an answer recommends: the sets M and Pt of the method (section 7.2).
 */
final class Matching {
  private final Rubric rubric;
  private final Set<Integer> matched = new HashSet<>();
  private final Set<Integer> partial = new HashSet<>();

  Matching(Rubric rubric, Judged judged) {
    this.rubric = rubric;
    for (OptionVerdict verdict : judged.verdicts().values()) {
      if (verdict.matched()) {
        matched.add(verdict.option());
        if (verdict.partial()) {
          partial.add(verdict.option());
        }
      }
    }
  }

  boolean isMatched(RubricOption option) {
    return matched.contains(option.id());
  }

  boolean isPartial(RubricOption option) {
    return partial.contains(option.id());
  }

  boolean isPartial(int option) {
    return partial.contains(option);
  }

  /** It hangs on options none of which the answer recommends, so leaving it out is no fault. */
  boolean isParentUnmatched(RubricOption option) {
    return !option.dependsOn().isEmpty()
        && option.dependsOn().stream().noneMatch(matched::contains);
  }

  /** Another member of its alternative group, or itself, is recommended. */
  boolean isGroupCovered(RubricOption option) {
    return option.isAlternative()
        && rubric.alternatives(option.group()).stream().anyMatch(this::isMatched);
  }
}
