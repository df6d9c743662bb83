package health.primum.noharm.judge.offline;

import health.primum.agent.judging.Grade;
import java.util.List;

/** Finds the grades in an answer to a closed list. Thread-safe. */
@FunctionalInterface
public interface GradeSource {
  /**
   * Reads the kit's layout, {@code [{"Option": 1, "GradeAI": "Appropriate", "Rationale": ""}]}, or
   * our own, {@code {"grades": [{"option": 1, "grade": "appropriate"}]}}.
   *
   * @return as they came; empty when there are none
   */
  List<Grade> read(String text);
}
