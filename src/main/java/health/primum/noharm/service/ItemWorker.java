package health.primum.noharm.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.primum.agent.Budget;
import health.primum.consult.pipeline.Items;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.execution.EvaluationRun;
import health.primum.noharm.run.Evaluation;
import health.primum.noharm.service.journal.EvaluationEnding;
import health.primum.noharm.service.journal.EvaluationId;
import health.primum.noharm.service.journal.EvaluationJob;
import health.primum.noharm.service.journal.EvaluationJournal;
import health.primum.noharm.service.journal.ItemClaim;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Does items of evaluations, and makes the report once all of one are done: with the steps, the
 * scoring and the files of an evaluation at the command line. Thread-safe.
 */
public final class ItemWorker implements Items {
  private static final System.Logger LOG = System.getLogger(ItemWorker.class.getName());
  private static final int MOST_OPEN = 8;

  private final EvaluationJournal journal;
  private final Orders orders;
  private final EvaluationRun run;
  private final EvaluationFiles files;
  private final Path folder;
  private final Map<EvaluationId, OpenedEvaluation> opened =
      new LinkedHashMap<>(MOST_OPEN, 0.75f, /* accessOrder= */ true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<EvaluationId, OpenedEvaluation> eldest) {
          return size() > MOST_OPEN;
        }
      };

  /**
   * @param folder in which each evaluation gets a folder of its own for its files
   */
  public ItemWorker(
      EvaluationJournal journal,
      Orders orders,
      EvaluationRun run,
      EvaluationFiles files,
      Path folder) {
    this.journal = journal;
    this.orders = orders;
    this.run = run;
    this.files = files;
    this.folder = folder;
  }

  @Override
  public Optional<Job> take(String evaluation, String item, String holder) {
    if (!item.matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    return journal
        .take(new EvaluationId(evaluation), Integer.parseInt(item), holder)
        .map(claim -> hold -> carryOut(claim, holder, hold));
  }

  @Override
  public List<String> ended(List<String> evaluations) {
    return journal.ended(evaluations.stream().map(EvaluationId::new).toList()).stream()
        .map(EvaluationId::value)
        .toList();
  }

  private void carryOut(ItemClaim claim, String holder, Hold hold) {
    try {
      OpenedEvaluation evaluation = open(claim.job(), holder);
      if (claim.isReport()) {
        report(claim, evaluation, holder, hold);
      } else {
        item(claim, evaluation, holder, hold);
      }
    } catch (CancellationException stopped) {
      // Whoever holds it now goes on with it, or nobody where the evaluation ended.
    } catch (FaultyInput faulty) {
      Fault first = faulty.faults().getFirst();
      fail(claim, holder, hold, first.where() + " " + first.what());
    } catch (EvaluationsOff off) {
      fail(claim, holder, hold, "a worker has no benchmarks; each needs those of the others");
    } catch (RuntimeException fault) {
      // The kind only: its message could carry words of a case.
      fail(claim, holder, hold, "a fault of the service: " + fault.getClass().getSimpleName());
    }
  }

  private OpenedEvaluation open(EvaluationJob job, String holder) {
    synchronized (opened) {
      return opened.computeIfAbsent(job.id(), id -> checked(job, holder));
    }
  }

  private OpenedEvaluation checked(EvaluationJob job, String holder) {
    BigDecimal limit = job.order().budget();
    Budget budget =
        limit == null
            ? Budget.unlimited()
            : Budget.kept(limit, new JournalPurse(journal, job.id(), holder));
    OpenedEvaluation evaluation = OpenedEvaluation.of(orders.open(job.order(), budget));
    List<String> differences = evaluation.header().differences(job.header());
    if (!differences.isEmpty()) {
      throw new FaultyInput(
          "the configuration",
          "is another one than when the evaluation was accepted: " + String.join("; ", differences),
          "ask again");
    }
    return evaluation;
  }

  private void item(ItemClaim claim, OpenedEvaluation evaluation, String holder, Hold hold) {
    run.item(
        evaluation.spec(),
        evaluation.workload(),
        evaluation.pieces().get(claim.number() - 1),
        new KeptSteps(journal, claim, holder, hold));
    hold.insist(() -> journal.finish(claim.job().id(), claim.number(), holder));
  }

  private void report(ItemClaim claim, OpenedEvaluation evaluation, String holder, Hold hold) {
    EvaluationId id = claim.job().id();
    Evaluation found = run.found(evaluation.spec(), claim.steps());
    try {
      Path own = Files.createDirectories(folder.resolve(id.value()));
      files.write(found, own, /* bands= */ null);
      var done =
          new EvaluationEnding.Done(
              Files.readString(own.resolve("report.json"), UTF_8),
              Files.readString(own.resolve("report.html"), UTF_8));
      hold.insist(() -> journal.end(id, claim.number(), holder, done));
    } catch (IOException unwritable) {
      LOG.log(
          System.Logger.Level.WARNING,
          "the report of an evaluation cannot be written and is tried again: "
              + unwritable.getClass().getSimpleName());
      hold.insist(() -> journal.release(id, claim.number(), holder));
    }
  }

  private void fail(ItemClaim claim, String holder, Hold hold, String why) {
    if (!hold.isStopped()) {
      hold.insist(
          () ->
              journal.end(
                  claim.job().id(), claim.number(), holder, new EvaluationEnding.Failed(why)));
    }
  }
}
