package health.primum.cli;

import health.primum.fault.FaultyInput;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an evaluation is carried out. */
final class RunOptions {
  static final int DEFAULT_PARALLEL = 4;

  @Option(
      names = "--parallel",
      defaultValue = "" + DEFAULT_PARALLEL,
      description =
          "Items under way at once; ${DEFAULT-VALUE} by default. Providers' own limits hold below it.")
  int parallel = DEFAULT_PARALLEL;

  @Option(
      names = "--repeats",
      defaultValue = "1",
      description = "How often a team answers each text; ${DEFAULT-VALUE} by default.")
  int repeats = 1;

  @Option(
      names = "--restart",
      description = "Throw away the answers and verdicts that --out keeps, and begin anew.")
  boolean restart;

  @Option(
      names = "--dry-run",
      description = "Say what would be asked and about what it would cost; ask and write nothing.")
  boolean dryRun;

  @Option(
      names = "--register",
      description =
          "When every arm has a score, register the teams in config/evaluations, as primum register does.")
  boolean register;

  @Option(
      names = "--bands",
      paramLabel = "FILE",
      description =
          "The published leaderboard's metrics CSV (NOHARM v1), shown in report.html as reference.")
  @Nullable Path bands;

  int parallel() {
    return checkParallel(parallel);
  }

  static int checkParallel(int parallel) {
    if (parallel < 1 || parallel > 256) {
      throw new FaultyInput("--parallel", "is not 1 to 256", "give how many items at once");
    }
    return parallel;
  }

  /** What speaks of free text, comparisons and their report. */
  void refuseForV1() {
    if (dryRun || register || bands != null) {
      throw new FaultyInput(
          "--instrument", "v1 knows neither --dry-run, --register nor --bands", "leave them out");
    }
  }
}
