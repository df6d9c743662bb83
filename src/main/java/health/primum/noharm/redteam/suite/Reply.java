package health.primum.noharm.redteam.suite;

import health.primum.clinical.ManagementPlan;
import java.util.Objects;

/** What an arm answers to a text. */
public sealed interface Reply {
  /**
   * It answered.
   *
   * @param text as it would be shown; may be empty when the plan is
   */
  record Said(ManagementPlan plan, String text) implements Reply {
    public Said {
      Objects.requireNonNull(plan, "plan");
      Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
      return "Said[" + plan + "]";
    }
  }

  /** It did not; the reason carries no case text. */
  record None(String why) implements Reply {
    public None {
      Objects.requireNonNull(why, "why");
    }
  }
}
