package health.primum.cli.progress;

import health.primum.noharm.execution.EvaluationListener;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;

/** Shows how an evaluation goes: a bar at a terminal, else a line every so many items. */
public final class EvaluationProgress implements EvaluationListener, AutoCloseable {
  /** Items that have a score and those that have none. */
  private static final class Tally {
    private int scored;
    private int unscored;
  }

  private final PrintWriter err;
  private final ProgressView view;
  private final Map<String, Tally> arms = new TreeMap<>();
  private int unscored;

  EvaluationProgress(PrintWriter err, ProgressView view) {
    this.err = err;
    this.view = view;
  }

  public static EvaluationProgress on(PrintWriter err) {
    boolean terminal = System.console() != null && System.console().isTerminal();
    return new EvaluationProgress(err, terminal ? new ProgressBarView() : new ProgressLines(err));
  }

  @Override
  public void started(int items, int finished, int again) {
    if (finished + again > 0) {
      err.printf(
          "going on: %d steps are finished, %d are tried again; --restart would begin anew%n",
          finished, again);
      err.flush();
    }
    view.started(items);
  }

  @Override
  public void item(Done done) {
    Tally tally = arms.computeIfAbsent(done.item().arm(), any -> new Tally());
    if (done.scored()) {
      tally.scored++;
    } else {
      tally.unscored++;
      unscored++;
    }
    view.item(done, unscored);
  }

  /** Says how each arm ended. */
  @Override
  public void close() {
    view.close();
    arms.forEach(
        (arm, tally) ->
            err.printf("  ok %s %d scored, %d unscored%n", arm, tally.scored, tally.unscored));
    err.flush();
  }
}
