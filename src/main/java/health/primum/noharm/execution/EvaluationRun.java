package health.primum.noharm.execution;

import health.primum.consult.deliberation.Deliberation;
import health.primum.noharm.run.Evaluation;
import health.primum.noharm.run.EvaluationSpec;
import health.primum.noharm.run.Workload;
import health.primum.noharm.work.Attempt;
import health.primum.noharm.work.Earlier;
import health.primum.noharm.work.ItemLog;
import health.primum.noharm.work.Kept;
import health.primum.noharm.work.Resuming;
import health.primum.noharm.work.Turns;
import health.primum.noharm.work.WorkItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/**
 * Runs an evaluation: every arm answers every text, each answer is judged and scored. Every step is
 * kept as soon as it is finished, and a step that an earlier run finished is not done again. What
 * is found does not depend on which item is done first, except where a budget runs out.
 */
public final class EvaluationRun {
  private final Deliberation deliberation;
  private final ExecutorService executor;

  /**
   * A run.
   *
   * @param executor runs one task an item; made for virtual threads
   */
  public EvaluationRun(Deliberation deliberation, ExecutorService executor) {
    this.deliberation = deliberation;
    this.executor = executor;
  }

  /** One item after the other, nothing kept. */
  public Evaluation run(EvaluationSpec spec) {
    return run(spec, 1, ItemLog.NONE, EvaluationListener.NONE);
  }

  /**
   * Does what is left to do.
   *
   * @param parallel how many items are under way at once, at least 1
   * @throws health.primum.fault.FaultyInput when the log does not belong to the specification
   * @throws java.io.UncheckedIOException when a step cannot be kept; the others are stopped
   */
  public Evaluation run(
      EvaluationSpec spec, int parallel, ItemLog log, EvaluationListener listener) {
    Workload workload = Workload.of(spec);
    Earlier earlier = Earlier.of(log.earlier(), workload.items(), workload.judges());
    spec.budget().charge(earlier.cost());
    var progress = new ProgressCount(workload.pieces().size(), earlier, listener);
    var steps =
        new ItemSteps(
            spec.judge(),
            new Answering(deliberation, spec.budget()),
            new Resuming(earlier, log),
            progress,
            executor);
    Map<WorkItem, Findings.Steps> done = new HashMap<>();
    new Turns(executor, parallel)
        .each(workload.pieces(), steps::of)
        .forEach(own -> done.put(own.answer().item(), own));
    return new Findings(spec).evaluation(workload, done);
  }

  /**
   * Does what is left of one item; what is found is in the log.
   *
   * @param log with what was kept of this item
   * @throws java.util.concurrent.CancellationException when the thread is interrupted, or by the
   *     log
   */
  public void item(EvaluationSpec spec, Workload workload, Workload.Piece piece, ItemLog log) {
    Earlier earlier = Earlier.of(log.earlier(), workload.items(), workload.judges());
    new ItemSteps(
            spec.judge(),
            new Answering(deliberation, spec.budget()),
            new Resuming(earlier, log),
            new ProgressCount(1, earlier, EvaluationListener.NONE),
            executor)
        .of(piece);
  }

  /**
   * What follows from kept steps alone, nothing asked: the last of each counts.
   *
   * @throws health.primum.fault.FaultyInput when a step does not belong to the specification
   * @throws IllegalStateException when one is missing
   */
  public Evaluation found(EvaluationSpec spec, List<ItemLog.Line> lines) {
    Workload workload = Workload.of(spec);
    Earlier kept = Earlier.of(lines, workload.items(), workload.judges());
    Map<WorkItem, Findings.Steps> done = new HashMap<>();
    workload.items().forEach(item -> done.put(item, steps(spec, kept, item)));
    return new Findings(spec).evaluation(workload, done);
  }

  private static Findings.Steps steps(EvaluationSpec spec, Earlier kept, WorkItem item) {
    Kept.Answer answer = kept.lastAnswer(item).orElseThrow(() -> missing(item));
    List<Kept.Verdict> verdicts =
        answer.attempt() instanceof Attempt.Answered
            ? spec.judge().members().stream()
                .map(one -> kept.lastVerdict(item, one.name()).orElseThrow(() -> missing(item)))
                .toList()
            : List.of();
    return new Findings.Steps(answer, verdicts);
  }

  private static IllegalStateException missing(WorkItem item) {
    return new IllegalStateException("a step is missing: " + item);
  }
}
