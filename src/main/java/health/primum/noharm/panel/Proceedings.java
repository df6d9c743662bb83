package health.primum.noharm.panel;

import health.primum.consult.Spending;
import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.Opinion;
import health.primum.noharm.judge.Standing;
import health.primum.noharm.rubric.Rubric;
import java.util.ArrayList;
import java.util.List;

/**
 * What judges said in an evaluation, in the order in which it is added: the verdicts, how far they
 * agree, what was odd and what it took. Not thread-safe.
 */
public final class Proceedings {
  private final Verdicts verdicts = new Verdicts();
  private final List<KeptVerdict> kept = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final Spending spending = new Spending();

  public void add(Answer answer, Rubric rubric, Opinion opinion) {
    opinion.spent().forEach(spending::add);
    for (Judgement judgement : opinion.judgements()) {
      if (judgement instanceof Judgement.Judged judged) {
        kept.add(new KeptVerdict(answer, judged));
        verdicts.add(answer.arm(), answer.variant(), answer.trial(), rubric, judged);
        judged
            .notes()
            .forEach(
                note ->
                    remarks.add(
                        "%s on %s %s trial %d: %s"
                            .formatted(
                                judged.judge(),
                                answer.arm(),
                                answer.variant(),
                                answer.trial(),
                                note)));
      }
    }
  }

  /** Every verdict. */
  public List<KeptVerdict> verdicts() {
    return List.copyOf(kept);
  }

  /** What is to be said of the judges, with what they said. */
  public Standing standing(Standing beforehand) {
    return beforehand.having(verdicts.agreement(), remarks, spending.items());
  }
}
