package health.primum.cli;

import health.primum.agent.Budget;
import health.primum.cli.progress.EvaluationProgress;
import health.primum.noharm.calibration.CalibrationRun;
import health.primum.noharm.calibration.LabelledSet;
import health.primum.noharm.judge.Calibration;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.work.ItemLog;
import health.primum.noharm.work.Turns;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;

/** Calibrates for the command line and goes on where an earlier run was ended. */
public final class Calibrating {
  private static final String ENDING = ".json";
  private final WorkFolder work;
  private final ExecutorService executor;

  public Calibrating(WorkFolder work, ExecutorService executor) {
    this.work = work;
    this.executor = executor;
  }

  /** What to measure on what, and how. */
  record Plan(
      Judge judge,
      LabelledSet set,
      Budget budget,
      int parallel,
      boolean restart,
      boolean replayed) {}

  /**
   * The calibration; verdicts are kept in a folder beside the file it is to be written to.
   *
   * @param out e.g. {@code gemini.json}; then the folder is {@code gemini.work}
   */
  Calibration run(Plan plan, Path out, PrintWriter err) {
    Path folder = folder(out);
    try {
      Files.createDirectories(folder);
    } catch (IOException failed) {
      throw WorkFolder.unwritable(folder);
    }
    var header = CalibrationRun.header(plan.judge(), plan.set());
    try (ItemLog log = work.open(folder, header, plan.restart(), plan.replayed(), err);
        var progress = EvaluationProgress.on(err)) {
      return new CalibrationRun(new Turns(executor, plan.parallel()))
          .run(plan.judge(), plan.set(), plan.budget(), log, progress);
    } catch (UncheckedIOException failed) {
      throw WorkFolder.unwritable(folder);
    }
  }

  private static Path folder(Path out) {
    String name = String.valueOf(out.getFileName());
    String stem = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    return out.toAbsolutePath().resolveSibling(stem + ".work");
  }
}
