package health.primum.cli;

import health.primum.cli.progress.EvaluationProgress;
import health.primum.fault.FaultyInput;
import health.primum.noharm.execution.EvaluationRun;
import health.primum.noharm.report.EvaluationDocument;
import health.primum.noharm.run.Arm;
import health.primum.noharm.run.Evaluation;
import health.primum.noharm.run.EvaluationSpec;
import health.primum.noharm.run.Workload;
import health.primum.noharm.service.EvaluationFiles;
import health.primum.noharm.work.ItemLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Evaluates free text for the command line, goes on where an earlier run was ended, and reports.
 */
public final class FreeTextEvaluation {
  private final EvaluationRun run;
  private final WorkFolder work;
  private final EvaluationFiles files;
  private final Registration registration;

  public FreeTextEvaluation(
      EvaluationRun run, WorkFolder work, EvaluationFiles files, Registration registration) {
    this.run = run;
    this.work = work;
    this.files = files;
    this.registration = registration;
  }

  /** The exit code; the tape is as the user wants it, and calls are kept on top of it. */
  int run(
      EvaluationSpec spec,
      RunOptions options,
      boolean replayed,
      Path folder,
      PrintWriter out,
      PrintWriter err) {
    files.pages().check(options.bands);
    if (options.register) {
      refuseUnregistrable(spec);
    }
    Evaluation evaluation;
    var header = Workload.of(spec).header(EvaluationDocument.INSTRUMENT);
    try (ItemLog log = work.open(folder, header, options.restart, replayed, err);
        var progress = EvaluationProgress.on(err)) {
      evaluation = run.run(spec, options.parallel(), log, progress);
    } catch (UncheckedIOException failed) {
      throw WorkFolder.unwritable(folder);
    }
    try {
      files.write(evaluation, folder, options.bands);
    } catch (IOException failed) {
      throw WorkFolder.unwritable(folder);
    }
    EvaluationDocument document = EvaluationDocument.of(evaluation);
    new EvaluationPrinter(out).print(document, folder);
    if (!work.isComplete(err)) {
      return Exit.FAILED;
    }
    if (document.arms().stream().anyMatch(arm -> arm.scored() == 0)) {
      if (options.register) {
        err.println("not registered: an arm has no score");
      }
      return Exit.FAILED;
    }
    if (options.register) {
      registration.of(folder, List.of(), out);
    }
    return Exit.OK;
  }

  /** Before anything is asked and paid for. */
  private static void refuseUnregistrable(EvaluationSpec spec) {
    if (spec.arms().stream().noneMatch(Arm.OfTeam.class::isInstance)) {
      throw new FaultyInput("--register", "no arm is a team", "evaluate a team, or leave it out");
    }
    spec.judge()
        .standing()
        .withheld()
        .ifPresent(
            why -> {
              throw new FaultyInput(
                  "--register",
                  "the headline figures will be withheld: " + why,
                  "name a judge at or above the floor, or leave it out");
            });
  }
}
