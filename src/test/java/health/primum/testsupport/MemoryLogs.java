package health.primum.testsupport;

import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.work.ItemLog;
import health.primum.noharm.work.ItemLogs;
import health.primum.noharm.work.Kept;
import health.primum.noharm.work.RunHeader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Logs in memory, which die when told to. */
public final class MemoryLogs implements ItemLogs {
  /** What a process that is killed does not say. */
  public static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final List<Kept> steps = new ArrayList<>();
  private @Nullable RunHeader header;
  private boolean open;

  @Override
  public ItemLog open(Path folder, RunHeader wanted, boolean restart, Consumer<Fault> note) {
    if (open) {
      throw new FaultyInput("items.jsonl", "is in use by another run", "wait");
    }
    if (restart) {
      steps.clear();
      header = null;
    }
    List<String> differences = header == null ? List.of() : wanted.differences(header);
    if (!differences.isEmpty()) {
      throw new FaultyInput(
          "items.jsonl", "is of another evaluation: " + differences, "--out or --restart");
    }
    header = wanted;
    open = true;
    return log(Integer.MAX_VALUE, false);
  }

  /** What was kept. */
  public List<Kept> steps() {
    return List.copyOf(steps);
  }

  /**
   * A log that dies.
   *
   * @param lives how many steps it keeps before
   * @param keepsLast whether the step at which it dies is kept still
   */
  public ItemLog log(int lives, boolean keepsLast) {
    List<ItemLog.Line> earlier = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      earlier.add(new ItemLog.Line(i + 2, steps.get(i)));
    }
    var left = new AtomicInteger(lives);
    return new ItemLog() {
      @Override
      public List<Line> earlier() {
        return earlier;
      }

      @Override
      public void append(Kept step) {
        synchronized (steps) {
          int before = left.getAndDecrement();
          if (before > 0 || (before == 0 && keepsLast)) {
            steps.add(step);
          }
          if (before <= 0) {
            throw new Killed();
          }
        }
      }

      @Override
      public void close() {
        open = false;
      }
    };
  }
}
