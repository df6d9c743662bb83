package health.primum.cli;

import health.primum.fault.FaultyInput;
import health.primum.noharm.closed.ClosedListDocument;
import health.primum.noharm.closed.ClosedListRun;
import health.primum.noharm.closed.ClosedListSink;
import health.primum.noharm.closed.ClosedListSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** Evaluates with v1 for the command line. */
public final class ClosedListEvaluation {
  private final ClosedListRun run;
  private final ClosedListSink sink;

  public ClosedListEvaluation(ClosedListRun run, ClosedListSink sink) {
    this.run = run;
    this.sink = sink;
  }

  int run(ClosedListSpec spec, Path folder, PrintWriter out) {
    ClosedListDocument document = ClosedListDocument.of(run.run(spec));
    try {
      sink.write(document, folder);
    } catch (IOException failed) {
      throw new FaultyInput("--out", folder + " cannot be written to", "name a folder that can");
    }
    print(document, folder, out);
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
