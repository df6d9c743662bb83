package health.primum.cli.progress;

import health.primum.noharm.execution.EvaluationListener.Done;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How progress is shown. */
interface ProgressView {
  void started(int items);

  void item(Done done, int unscored);

  void close();

  /** What it has cost so far. */
  static String cost(BigDecimal cost, boolean complete) {
    return (complete ? "$" : "at least $") + cost.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }
}
