package health.primum.cli.progress;

import health.primum.noharm.execution.EvaluationListener.Done;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** A bar with the time that is left, what has no score and what it cost. */
final class ProgressBarView implements ProgressView {
  private final TimeLeft left = new TimeLeft(System::nanoTime);
  private @Nullable ProgressBar bar;

  @Override
  public void started(int items) {
    bar =
        new ProgressBarBuilder()
            .setTaskName("evaluate")
            .setInitialMax(items)
            .setUnit(" items", 1)
            .setEtaFunction(state -> left(state.getMax() - state.getCurrent()))
            .build();
  }

  private Optional<java.time.Duration> left(long items) {
    synchronized (left) {
      return left.of((int) items);
    }
  }

  @Override
  public void item(Done done, int unscored) {
    synchronized (left) {
      left.item(done.fresh());
    }
    if (bar != null) {
      bar.setExtraMessage(
          " %d unscored, %s".formatted(unscored, ProgressView.cost(done.cost(), done.complete())));
      bar.step();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
