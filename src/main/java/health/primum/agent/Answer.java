package health.primum.agent;

import health.primum.clinical.ManagementPlan;
import java.util.Objects;

/** What was understood of a model's answer. */
public sealed interface Answer {
  /** Free text; whoever asked must read it. */
  record Prose() implements Answer {}

  /** A plan in the shape that was asked for. */
  record Planned(ManagementPlan plan) implements Answer {
    public Planned {
      Objects.requireNonNull(plan, "plan");
    }
  }

  /** Ratings. */
  record Rated(Ballot ballot) implements Answer {
    public Rated {
      Objects.requireNonNull(ballot, "ballot");
    }
  }

  /** Which pairs are one action. */
  record Compared(Comparisons comparisons) implements Answer {
    public Compared {
      Objects.requireNonNull(comparisons, "comparisons");
    }
  }

  /** Edits to a plan. */
  record Reviewed(Review review) implements Answer {
    public Reviewed {
      Objects.requireNonNull(review, "review");
    }
  }
}
