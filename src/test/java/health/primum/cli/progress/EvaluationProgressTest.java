package health.primum.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.clinical.CaseId;
import health.primum.noharm.execution.EvaluationListener.Done;
import health.primum.noharm.work.WorkItem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EvaluationProgressTest {
  @Test
  void awayFromATerminalItIsLinesWithCostAndWhatHasNoScore() {
    var written = new StringWriter();
    var err = new PrintWriter(written);
    try (var progress = new EvaluationProgress(err, new ProgressLines(err))) {
      progress.started(40, 2, 1);
      for (int i = 1; i <= 40; i++) {
        progress.item(
            new Done(
                new WorkItem(i % 2 == 0 ? "b" : "a", new CaseId("One1"), 1),
                true,
                i != 3,
                i,
                40,
                new BigDecimal("0.005").multiply(BigDecimal.valueOf(i)),
                i < 40));
      }
    }
    assertThat(written.toString().lines())
        .hasSize(1 + 20 + 2)
        .startsWith("going on: 2 steps are finished, 1 are tried again; --restart would begin anew")
        .contains("  .. 40 of 40 items, 1 unscored, at least $0.20")
        .endsWith("  ok a 19 scored, 1 unscored", "  ok b 20 scored, 0 unscored")
        .anyMatch(
            line ->
                line.matches("  \\.\\. 4 of 40 items, 1 unscored, \\$0\\.02, about \\d+ s left"));
  }

  @Test
  void theTimeLeftGoesByWhatThisRunDid() {
    var clock = new AtomicLong();
    var left = new TimeLeft(clock::get);
    assertThat(left.of(5)).isEmpty();
    clock.set(Duration.ofSeconds(100).toNanos());
    left.item(false);
    left.item(false);
    assertThat(left.of(5)).isEmpty();
    clock.addAndGet(Duration.ofSeconds(6).toNanos());
    left.item(true);
    left.item(true);
    assertThat(left.of(5)).contains(Duration.ofSeconds(15));
    assertThat(left.of(0)).isEmpty();
  }
}
