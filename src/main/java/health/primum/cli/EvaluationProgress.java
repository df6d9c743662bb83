package health.primum.cli;

import health.primum.noharm.run.EvaluationListener;
import health.primum.noharm.run.ItemResult;
import java.io.PrintWriter;

/**
 * A line on standard error every so many items and one at the end of an arm, enough to see that it
 * goes on.
 */
final class EvaluationProgress implements EvaluationListener, AutoCloseable {
  private static final int EVERY = 25;
  private final PrintWriter err;
  private String arm = "";
  private int scored;
  private int unscored;

  EvaluationProgress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void item(String name, ItemResult result, int done, int total) {
    if (!name.equals(arm)) {
      close();
      arm = name;
      scored = 0;
      unscored = 0;
    }
    if (result instanceof ItemResult.Scored) {
      scored++;
    } else {
      unscored++;
    }
    if ((scored + unscored) % EVERY == 0) {
      err.printf(
          "  .. %s %d scored, %d unscored (%d of %d texts)%n", arm, scored, unscored, done, total);
      err.flush();
    }
  }

  /** Says how the last arm ended. */
  @Override
  public void close() {
    if (!arm.isEmpty()) {
      err.printf("  ok %s %d scored, %d unscored%n", arm, scored, unscored);
      err.flush();
    }
  }
}
