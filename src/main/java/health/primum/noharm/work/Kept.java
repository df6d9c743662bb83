package health.primum.noharm.work;

import health.primum.consult.Spending;
import health.primum.noharm.judge.Judgement;
import java.util.List;
import java.util.Objects;

/** One finished step of an evaluation: an answer, or one judge's word on it. */
public sealed interface Kept {
  WorkItem item();

  /** What the models of this step took. */
  List<Spending.Item> spent();

  /** Whether a resumed run does the step again; what came of it then counts instead. */
  boolean again();

  /** An arm's answer, or why there is none. */
  record Answer(WorkItem item, Attempt attempt, List<Spending.Item> spent) implements Kept {
    public Answer {
      Objects.requireNonNull(item, "item");
      Objects.requireNonNull(attempt, "attempt");
      spent = List.copyOf(spent);
    }

    @Override
    public boolean again() {
      return attempt instanceof Attempt.Missing missing && missing.again();
    }
  }

  /**
   * What a judge made of it.
   *
   * @param judge by the name it was asked for
   * @param answer SHA-256 of the answer it judged
   * @param judgements at least one
   */
  record Verdict(
      WorkItem item,
      String judge,
      String answer,
      List<Judgement> judgements,
      List<Spending.Item> spent)
      implements Kept {
    public Verdict {
      Objects.requireNonNull(item, "item");
      Objects.requireNonNull(judge, "judge");
      Objects.requireNonNull(answer, "answer");
      judgements = List.copyOf(judgements);
      spent = List.copyOf(spent);
      if (judgements.isEmpty()) {
        throw new IllegalArgumentException("a verdict has at least one judgement");
      }
    }

    @Override
    public boolean again() {
      return Again.isTried(judgements);
    }

    @Override
    public String toString() {
      return "Verdict[" + item + ", " + judge + "]";
    }
  }
}
