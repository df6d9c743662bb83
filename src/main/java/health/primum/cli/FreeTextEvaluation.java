package health.primum.cli;

import health.primum.agent.CallTape;
import health.primum.cli.progress.EvaluationProgress;
import health.primum.fault.FaultyInput;
import health.primum.noharm.execution.EvaluationRun;
import health.primum.noharm.panel.VerdictSink;
import health.primum.noharm.report.EvaluationDocument;
import health.primum.noharm.report.ReportSink;
import health.primum.noharm.report.page.PageSink;
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
import java.util.stream.Stream;

/**
 * Evaluates free text for the command line, goes on where an earlier run was ended, and reports.
 */
public final class FreeTextEvaluation {
  private static final String CALLS = "calls";

  private final EvaluationRun run;
  private final ItemLogs logs;
  private final CallTape tape;
  private final ReportSink reports;
  private final VerdictSink verdicts;
  private final PageSink pages;

  public FreeTextEvaluation(
      EvaluationRun run,
      ItemLogs logs,
      CallTape tape,
      ReportSink reports,
      VerdictSink verdicts,
      PageSink pages) {
    this.run = run;
    this.logs = logs;
    this.tape = tape;
    this.reports = reports;
    this.verdicts = verdicts;
    this.pages = pages;
  }

  /** The exit code; the tape is as the user wants it, and calls are kept on top of it. */
  int run(
      EvaluationSpec spec,
      RunOptions options,
      boolean replayed,
      Path folder,
      PrintWriter out,
      PrintWriter err) {
    pages.check(options.bands);
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
      reports.write(evaluation, folder);
      verdicts.write(evaluation.verdicts(), evaluation.standing().agreement(), folder);
      pages.write(evaluation, folder, options.bands);
    } catch (IOException failed) {
      throw unwritable(folder);
    }
    EvaluationDocument document = EvaluationDocument.of(evaluation);
    new EvaluationPrinter(out).print(document, folder);
    if (!TapeOptions.isComplete(tape, err)) {
      return Exit.FAILED;
    }
    return document.arms().stream().allMatch(arm -> arm.scored() > 0) ? Exit.OK : Exit.FAILED;
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
