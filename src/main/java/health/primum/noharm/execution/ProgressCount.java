package health.primum.noharm.execution;

import health.primum.consult.Spending;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.run.Workload;
import health.primum.noharm.work.Attempt;
import health.primum.noharm.work.Earlier;
import health.primum.noharm.work.Kept;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Counts what is done and tells the listener. Thread-safe: the listener is told one at a time. */
final class ProgressCount {
  private final EvaluationListener listener;
  private final int total;
  private int done;
  private BigDecimal cost = BigDecimal.ZERO;
  private boolean complete = true;

  ProgressCount(Workload workload, Earlier earlier, EvaluationListener listener) {
    this.listener = listener;
    this.total = workload.pieces().size();
    listener.started(total, earlier.finished(), earlier.triedAgain());
  }

  synchronized void done(Findings.Steps steps, boolean fresh) {
    done++;
    Stream.concat(Stream.<Kept>of(steps.answer()), steps.verdicts().stream())
        .flatMap(step -> step.spent().stream())
        .forEach(this::spent);
    listener.item(
        new EvaluationListener.Done(
            steps.answer().item(), fresh, isScored(steps), done, total, cost, complete));
  }

  private void spent(Spending.Item item) {
    cost = item.cost() == null ? cost : cost.add(item.cost());
    complete &= item.complete();
  }

  private static boolean isScored(Findings.Steps steps) {
    return switch (steps.answer().attempt()) {
      case Attempt.Missing missing -> false;
      case Attempt.Nothing nothing -> true;
      case Attempt.Answered answered ->
          steps.verdicts().stream()
              .map(Kept.Verdict::judgements)
              .flatMap(List::stream)
              .anyMatch(Judgement.Judged.class::isInstance);
    };
  }
}
