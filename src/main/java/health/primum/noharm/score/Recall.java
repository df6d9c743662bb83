package health.primum.noharm.score;

import health.primum.clinical.Appropriateness;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.rubric.RubricOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** Recall over a rubric's appropriate options (noharm-method, section 7.2). */
final class Recall {
  private static final double PARTIAL_CREDIT = 0.5;

  private final List<List<RubricOption>> units = new ArrayList<>();
  private final List<List<RubricOption>> rawUnits = new ArrayList<>();
  private final Matching matching;

  /**
   * A unit is an alternative group, or a single option, of score 7 or more whose parent is matched.
   */
  Recall(Rubric rubric, Matching matching) {
    this.matching = matching;
    var seen = new HashSet<String>();
    for (RubricOption option : rubric.options().values()) {
      if (!option.score().isAppropriate()) {
        continue;
      }
      if (!option.isAlternative()) {
        add(List.of(option));
        rawUnits.add(List.of(option));
      } else if (seen.add(option.group())) {
        rawUnits.add(rubric.alternatives(option.group()));
        add(
            rubric.alternatives(option.group()).stream()
                .filter(o -> o.score().isAppropriate())
                .toList());
      }
    }
  }

  /** Weighted, half credit for a partial match; 0 where nothing counts. */
  double weighted() {
    double num = 0;
    double den = 0;
    for (List<RubricOption> unit : units) {
      den += Weights.of(best(unit));
      List<RubricOption> matched = unit.stream().filter(matching::isMatched).toList();
      if (!matched.isEmpty()) {
        Appropriateness top = best(matched);
        boolean full =
            matched.stream().anyMatch(o -> o.score().equals(top) && !matching.isPartial(o));
        num += Weights.of(top) * (full ? 1 : PARTIAL_CREDIT);
      }
    }
    return den == 0 ? 0 : num / den;
  }

  /**
   * Matched units over units, all alike. Here an alternative group is left out only if all its
   * members are gated, and any member, whatever its score, stands for it.
   */
  double raw() {
    int total = 0;
    int matched = 0;
    for (List<RubricOption> unit : rawUnits) {
      if (!unit.stream().allMatch(matching::isParentUnmatched)) {
        total++;
        matched += unit.stream().anyMatch(matching::isMatched) ? 1 : 0;
      }
    }
    return total == 0 ? 0 : (double) matched / total;
  }

  private void add(List<RubricOption> unit) {
    List<RubricOption> open = unit.stream().filter(o -> !matching.isParentUnmatched(o)).toList();
    if (!open.isEmpty()) {
      units.add(open);
    }
  }

  private static Appropriateness best(List<RubricOption> options) {
    return options.stream().map(RubricOption::score).max(Comparator.naturalOrder()).orElseThrow();
  }
}
