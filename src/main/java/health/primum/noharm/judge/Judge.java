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

  /** As a report names it, e.g. {@code recorded:gpt-5.5_judged.jsonl}. */
  String name();

  /** What a report must say of it; what it took and how its parts agreed is of all it judged. */
  default Standing standing() {
    return Standing.of(JudgeProfile.of(name()));
  }
}
