package health.primum.noharm.execution;

import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.Opinion;
import health.primum.noharm.run.Workload;
import health.primum.noharm.work.Attempt;
import health.primum.noharm.work.Earlier;
import health.primum.noharm.work.ItemLog;
import health.primum.noharm.work.Kept;
import health.primum.noharm.work.WorkItem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Does an item's steps, those that are not finished yet, and keeps each. Thread-safe. */
final class ItemSteps {
  private final Judge judge;
  private final Answering answering;
  private final Earlier earlier;
  private final ItemLog log;
  private final ProgressCount progress;
  private volatile boolean failed;

  ItemSteps(
      Judge judge, Answering answering, Earlier earlier, ItemLog log, ProgressCount progress) {
    this.judge = judge;
    this.answering = answering;
    this.earlier = earlier;
    this.log = log;
    this.progress = progress;
  }

  Findings.Steps of(Workload.Piece piece) {
    try {
      Kept.Answer answer = answer(piece);
      var verdicts = new ArrayList<Kept.Verdict>();
      if (answer.attempt() instanceof Attempt.Answered(var text)) {
        WorkItem item = piece.item();
        var said = new Answer(item.arm(), item.variant(), item.trial(), text);
        for (Judge one : judge.members()) {
          verdicts.add(verdict(one, piece, said));
        }
      }
      var steps = new Findings.Steps(answer, List.copyOf(verdicts));
      progress.done(steps, !isKept(steps));
      return steps;
    } catch (RuntimeException fault) {
      failed = true;
      throw fault;
    }
  }

  private boolean isKept(Findings.Steps steps) {
    WorkItem item = steps.answer().item();
    return earlier.answer(item).isPresent()
        && steps.verdicts().stream().allMatch(v -> earlier.verdict(item, v.judge()).isPresent());
  }

  /** Whether a step could not be done or kept, so that no further one should be begun. */
  boolean hasFailed() {
    return failed;
  }

  private Kept.Answer answer(Workload.Piece piece) {
    return earlier
        .answer(piece.item())
        .orElseGet(
            () -> {
              Kept.Answer answer = answering.answer(piece);
              keep(answer);
              return answer;
            });
  }

  private Kept.Verdict verdict(Judge one, Workload.Piece piece, Answer said) {
    return earlier
        .verdict(piece.item(), one.name())
        .orElseGet(
            () -> {
              Opinion opinion = one.opinion(said, piece.rubric());
              var verdict =
                  new Kept.Verdict(
                      piece.item(),
                      one.name(),
                      said.sha256(),
                      opinion.judgements(),
                      opinion.spent());
              keep(verdict);
              return verdict;
            });
  }

  /** What was stopped half-way says nothing of the arm or the judge and is not kept. */
  private void keep(Kept step) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("stopped");
    }
    log.append(step);
  }
}
