package health.primum.noharm.closed;

import health.primum.agent.judging.Grade;
import health.primum.noharm.judge.UnscoredReason;
import java.util.List;
import java.util.Objects;

/** An arm's grades of one case's list, or why there are none. */
public sealed interface Grading {
  /** As they came. */
  record Graded(List<Grade> grades) implements Grading {
    public Graded {
      grades = List.copyOf(grades);
    }
  }

  /** No grades; {@code detail} carries no case text. */
  record Missing(UnscoredReason reason, String detail) implements Grading {
    public Missing {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(detail, "detail");
    }
  }
}
