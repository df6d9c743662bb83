package health.primum.agent;

import health.primum.agent.judging.Correction;
import health.primum.agent.judging.Grade;
import health.primum.agent.judging.MatchSheet;
import health.primum.clinical.ManagementPlan;
import java.util.List;
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

  /** What another answer carries out of a list of options. */
  record Matched(MatchSheet sheet) implements Answer {
    public Matched {
      Objects.requireNonNull(sheet, "sheet");
    }
  }

  /** Corrections of verdicts. */
  record Corrected(List<Correction> corrections) implements Answer {
    public Corrected {
      corrections = List.copyOf(corrections);
    }
  }

  /** Grades of a closed list. */
  record Graded(List<Grade> grades) implements Answer {
    public Graded {
      grades = List.copyOf(grades);
    }
  }
}
