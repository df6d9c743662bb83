package health.primum.cli;

import health.primum.agent.CallTape;
import health.primum.cli.progress.EvaluationProgress;
import health.primum.fault.FaultyInput;
import health.primum.noharm.execution.EvaluationRun;
import health.primum.noharm.report.EvaluationDocument;
import health.primum.noharm.run.Arm;
import health.primum.noharm.run.Evaluation;
import health.primum.noharm.run.EvaluationSpec;
import health.primum.noharm.run.Workload;
import health.primum.noharm.work.ItemLog;
import health.primum.noharm.work.ItemLogs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Evaluates free text for the command line, goes on where an earlier run was ended, and reports.
 */
public final class FreeTextEvaluation {
  private static final String CALLS = "calls";

  private final EvaluationRun run;
  private final ItemLogs logs;
  private final CallTape tape;
  private final EvaluationFiles files;
  private final Registration registration;

  public FreeTextEvaluation(
      EvaluationRun run,
      ItemLogs logs,
      CallTape tape,
      EvaluationFiles files,
      Registration registration) {
    this.run = run;
    this.logs = logs;
    this.tape = tape;
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
    try (ItemLog log =
            logs.open(folder, header, options.restart, fault -> err.println(fault.describe()));
        var progress = EvaluationProgress.on(err)) {
      if (options.restart) {
        forgetCalls(folder.resolve(CALLS));
      }
      if (!replayed) {
        tape.keep(folder.resolve(CALLS));
      }
      evaluation = run.run(spec, options.parallel(), log, progress);
    } catch (UncheckedIOException failed) {
      throw unwritable(folder);
    }
    try {
      files.write(evaluation, folder, options.bands);
    } catch (IOException failed) {
      throw unwritable(folder);
    }
    EvaluationDocument document = EvaluationDocument.of(evaluation);
    new EvaluationPrinter(out).print(document, folder);
    if (!TapeOptions.isComplete(tape, err)) {
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

  private static void forgetCalls(Path calls) {
    if (!Files.isDirectory(calls)) {
      return;
    }
    try (Stream<Path> files = Files.list(calls)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().matches("calls-.*\\.jsonl")).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static FaultyInput unwritable(Path folder) {
    return new FaultyInput("--out", folder + " cannot be written to", "name a folder that can");
  }
}
