package health.primum.noharm.service;

import health.primum.consult.pipeline.Items;
import health.primum.noharm.service.journal.EvaluationJournal;
import health.primum.noharm.service.journal.ItemClaim;
import health.primum.noharm.work.ItemLog;
import health.primum.noharm.work.Kept;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The log of one item, in the journal. A step that was paid for is written however long the journal
 * is away; where the item is not this process's any more, the work on it ends.
 */
final class KeptSteps implements ItemLog {
  private final EvaluationJournal journal;
  private final ItemClaim claim;
  private final String holder;
  private final Items.Hold hold;

  KeptSteps(EvaluationJournal journal, ItemClaim claim, String holder, Items.Hold hold) {
    this.journal = journal;
    this.claim = claim;
    this.holder = holder;
    this.hold = hold;
  }

  @Override
  public List<Line> earlier() {
    return claim.steps();
  }

  @Override
  public void append(Kept step) {
    if (hold.isStopped() && step.again()) {
      // What was cut off here says nothing of the arm or the judge.
      throw new CancellationException("stopped");
    }
    var kept = new AtomicBoolean();
    hold.insist(() -> kept.set(journal.keep(claim.job().id(), claim.number(), holder, step)));
    if (!kept.get()) {
      throw new CancellationException("the item is somebody else's, or its evaluation ended");
    }
  }

  @Override
  public void close() {
    // Nothing was opened.
  }
}
