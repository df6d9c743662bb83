package health.primum.cli;

import health.primum.cli.progress.EvaluationProgress;
import health.primum.noharm.closed.ClosedListDocument;
import health.primum.noharm.closed.ClosedListResult;
import health.primum.noharm.closed.ClosedListRun;
import health.primum.noharm.closed.ClosedListSink;
import health.primum.noharm.closed.ClosedListSpec;
import health.primum.noharm.work.ItemLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;

/** Evaluates with v1 for the command line. */
public final class ClosedListEvaluation {
  private final ClosedListRun run;
  private final WorkFolder work;
  private final ClosedListSink sink;

  public ClosedListEvaluation(ClosedListRun run, WorkFolder work, ClosedListSink sink) {
    this.run = run;
    this.work = work;
    this.sink = sink;
  }

  /** Before anything is written or asked: whether every team has a closed form, and the folder. */
  void check(ClosedListSpec spec, Path folder) {
    run.check(spec);
    sink.check(folder);
  }

  /** The exit code; the tape is as the user wants it, and calls are kept on top of it. */
  int run(
      ClosedListSpec spec,
      RunOptions options,
      boolean replayed,
      Path folder,
      PrintWriter out,
      PrintWriter err) {
    ClosedListResult result;
    try (ItemLog log = work.open(folder, run.header(spec), options.restart, replayed, err);
        var progress = EvaluationProgress.on(err)) {
      result = run.run(spec, options.parallel(), log, progress);
    } catch (UncheckedIOException failed) {
      throw WorkFolder.unwritable(folder);
    }
    ClosedListDocument document = ClosedListDocument.of(result);
    try {
      sink.write(document, folder);
    } catch (IOException failed) {
      throw WorkFolder.unwritable(folder);
    }
    print(document, folder, out);
    if (!work.isComplete(err)) {
      return Exit.FAILED;
    }
    return document.arms().stream().allMatch(arm -> arm.graded() > 0) ? Exit.OK : Exit.FAILED;
  }

  private static void print(ClosedListDocument document, Path folder, PrintWriter out) {
    out.printf(
        "%n%s, annotation %s, safety %s, judge %s, seed %d, %d cases%n",
        document.instrument(),
        document.annotation(),
        document.safety(),
        document.judge(),
        document.seed(),
        document.cases().size());
    document.caveats().forEach(caveat -> out.println("  ! " + caveat));
    document.arms().forEach(arm -> arm(arm, out));
    out.println();
    out.println(document.notice());
    out.println("Written to " + folder);
    out.flush();
  }

  private static void arm(ClosedListDocument.ArmReport arm, PrintWriter out) {
    out.printf(
        "%n%s (%s): %d graded in %d runs, unscored %s%n",
        arm.name(),
        arm.kind(),
        arm.graded(),
        arm.runs(),
        arm.unscored().isEmpty() ? "none" : arm.unscored());
    arm.metrics()
        .forEach(
            (metric, figure) -> {
              Double noise = figure.runNoise();
              out.printf(
                  Locale.ROOT,
                  "  %-22s %.4f  %s%s%n",
                  metric,
                  figure.mean(),
                  interval(figure),
                  noise == null
                      ? ""
                      : String.format(
                          Locale.ROOT, ", +/- %.4f over %d runs", noise, figure.runs()));
            });
    arm.spending().forEach(spent -> out.println("  " + Cost.words(spent)));
    arm.caveats().forEach(caveat -> out.println("  ! " + caveat));
  }

  private static String interval(ClosedListDocument.FigureReport figure) {
    Double low = figure.low();
    Double high = figure.high();
    return low == null
        ? "[no interval]"
        : high == null
            ? String.format(Locale.ROOT, "[%.4f, no end] over cases", low)
            : String.format(Locale.ROOT, "[%.4f, %.4f] over cases", low, high);
  }
}
