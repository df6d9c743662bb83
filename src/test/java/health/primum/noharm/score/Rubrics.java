package health.primum.noharm.score;

import health.primum.clinical.Appropriateness;
import health.primum.clinical.CaseId;
import health.primum.clinical.Category;
import health.primum.noharm.judge.ExtractedAction;
import health.primum.noharm.judge.Judgement.Judged;
import health.primum.noharm.judge.OptionVerdict;
import health.primum.noharm.rubric.AbstractionType;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.rubric.RubricOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Rubrics and judgements by hand. */
public final class Rubrics {
  private final List<RubricOption> options = new ArrayList<>();

  /** Options 1, 2, ... with these scores. */
  public static Rubrics scores(int... scores) {
    var rubrics = new Rubrics();
    for (int score : scores) {
      rubrics.add(score, "", AbstractionType.NONE);
    }
    return rubrics;
  }

  public Rubrics add(int score, String group, AbstractionType type, Integer... parents) {
    var rating = new Appropriateness(score);
    int id = options.size() + 1;
    options.add(
        new RubricOption(
            id,
            "option " + id,
            Category.DIAGNOSTIC,
            rating,
            rating,
            false,
            group,
            type,
            Set.of(parents)));
    return this;
  }

  public Rubric build() {
    return Rubric.of(new CaseId("Test001"), "A case.", "", options);
  }

  /** One action a matched option, none off the rubric; a negative id is matched in part. */
  static Judged matching(Rubric rubric, int... ids) {
    return judged(
        rubric,
        Arrays.stream(ids).boxed().toList(),
        Arrays.stream(ids).mapToObj(id -> Set.of(Math.abs(id))).toList());
  }

  static Judged judged(Rubric rubric, List<Integer> matched, List<Set<Integer>> actions) {
    Map<Integer, OptionVerdict> verdicts = new HashMap<>();
    for (int id : rubric.options().keySet()) {
      verdicts.put(
          id,
          new OptionVerdict(
              id, matched.contains(id) || matched.contains(-id), matched.contains(-id)));
    }
    return new Judged(
        "by hand",
        verdicts,
        actions.stream()
            .map(ids -> new ExtractedAction("action", ids, ExtractedAction.NEUTRAL))
            .collect(Collectors.toList()));
  }
}
