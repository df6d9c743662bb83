package health.primum.noharm.execution;

import health.primum.consult.deliberation.Deliberation;
import health.primum.noharm.run.Evaluation;
import health.primum.noharm.run.EvaluationSpec;
import health.primum.noharm.run.Workload;
import health.primum.noharm.work.Earlier;
import health.primum.noharm.work.ItemLog;
import health.primum.noharm.work.Resuming;
import health.primum.noharm.work.Turns;
import health.primum.noharm.work.WorkItem;
import java.util.HashMap;
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
}
