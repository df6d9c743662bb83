package health.primum.cli;

import health.primum.noharm.redteam.Figure;
import health.primum.noharm.redteam.SuiteResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Prints what suites found; no answer's words. */
final class RedTeamPrinter {
  private final PrintWriter out;

  RedTeamPrinter(PrintWriter out) {
    this.out = out;
  }

  void print(List<SuiteResult> results, Path folder) {
    for (SuiteResult result : results) {
      out.printf("%s%n  %s%n", result.suite(), result.instrument());
      result.limits().forEach(limit -> out.println("  ! " + limit));
      result.figures().forEach(this::print);
      result.notRun().forEach(one -> out.printf("  %-28s not run: %s%n", one.arm(), one.why()));
      if (!result.flags().isEmpty()) {
        out.printf("  %d flags for review%n", result.flags().size());
      }
      out.println();
    }
    out.println(folder + ": redteam.json, redteam.csv, flags.csv");
    out.flush();
  }

  private void print(Figure figure) {
    out.printf(
        Locale.ROOT,
        "  %-28s %-62s %.3f [%.3f, %.3f]  cases=%d n=%d%s%n",
        figure.arm(),
        figure.what(),
        figure.interval().mean(),
        figure.interval().low(),
        figure.interval().high(),
        figure.interval().cases(),
        figure.trials(),
        figure.missing() > 0 ? " missing=" + figure.missing() : "");
  }
}
