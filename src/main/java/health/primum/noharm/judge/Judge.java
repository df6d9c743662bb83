package health.primum.noharm.judge;

import health.primum.noharm.rubric.Rubric;
import java.util.List;

/**
 * Decides which options an answer recommends.
 *
 * <p>Returns at least one judgement; more when several judges judged the same answer. Never throws
 * for an answer it cannot judge. Thread-safe.
 */
public interface Judge {
  List<Judgement> judge(Answer answer, Rubric rubric);

  /** The same, with what it took. */
  default Opinion opinion(Answer answer, Rubric rubric) {
    return new Opinion(judge(answer, rubric), List.of());
  }

  /** Those who judge by themselves, in order; one judge is its only member. */
  default List<Judge> members() {
    return List.of(this);
  }

  /** The calls of models that judging an answer of this many characters takes; none for most. */
  default List<PlannedCall> calls(Rubric rubric, int answerLength) {
    return List.of();
  }

  /** As a report names it, e.g. {@code recorded:gpt-5.5_judged.jsonl}. */
  String name();

  /** What a report must say of it, whatever it judged. */
  default Standing standing() {
    return Standing.of(JudgeProfile.of(name()));
  }
}
