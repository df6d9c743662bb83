package health.primum.noharm.work;

import health.primum.noharm.judge.UnscoredReason;
import java.util.Objects;

/** An arm's answer to one text, or why there is none. */
public sealed interface Attempt {
  /** It answered, and not with nothing. */
  record Answered(String text) implements Attempt {
    public Answered {
      if (text.isBlank()) {
        throw new IllegalArgumentException("an empty answer is no answer");
      }
    }

    @Override
    public String toString() {
      return "Answered[" + text.length() + " characters]";
    }
  }

  /**
   * A team that answered and agreed on nothing: its plan omits everything, and that needs no judge.
   */
  record Nothing() implements Attempt {}

  /**
   * There is none.
   *
   * @param detail without case text
   * @param again whether a resumed run asks again ({@link Again})
   */
  record Missing(UnscoredReason reason, String detail, boolean again) implements Attempt {
    public Missing {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(detail, "detail");
    }
  }
}
