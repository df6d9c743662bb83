package health.primum.cli.progress;

import health.primum.noharm.execution.EvaluationListener.Done;
import java.io.PrintWriter;
import java.time.Duration;

/** A line every twentieth part of the items, and the last. */
final class ProgressLines implements ProgressView {
  private static final int LINES = 20;

  private final PrintWriter err;
  private final TimeLeft left = new TimeLeft(System::nanoTime);
  private int every = 1;

  ProgressLines(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void started(int items) {
    every = Math.max(1, items / LINES);
  }

  @Override
  public void item(Done done, int unscored) {
    left.item(done.fresh());
    if (done.done() % every == 0 || done.done() == done.total()) {
      err.printf(
          "  .. %d of %d items, %d unscored, %s%s%n",
          done.done(),
          done.total(),
          unscored,
          ProgressView.cost(done.cost(), done.complete()),
          left.of(done.total() - done.done()).map(ProgressLines::words).orElse(""));
      err.flush();
    }
  }

  private static String words(Duration time) {
    return time.toMinutes() > 0
        ? ", about %d min left".formatted(time.toMinutes())
        : ", about %d s left".formatted(time.toSeconds());
  }

  @Override
  public void close() {
    // The last item had its line.
  }
}
