package health.primum.noharm.panel;

import health.primum.agent.Budget;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.judge.Calibration;
import health.primum.noharm.judge.Floor;
import health.primum.noharm.judge.Judge;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Opens judges by the names that users give them. Thread-safe. */
public final class JudgeDesk {
  private final List<JudgeKind> kinds;
  private final Supplier<List<Calibration>> calibrations;
  private final Floor floor;

  public JudgeDesk(List<JudgeKind> kinds, Supplier<List<Calibration>> calibrations, Floor floor) {
    this.kinds = List.copyOf(kinds);
    this.calibrations = calibrations;
    this.floor = floor;
  }

  /** All of them as one judge; the same name twice is refused. */
  public JudgePanel panel(List<String> names, Budget budget, Consumer<Fault> warn) {
    if (names.stream().distinct().count() < names.size()) {
      throw new FaultyInput("--judge", "names one judge twice", "name each once");
    }
    List<Judge> opened = names.stream().map(name -> open(name, budget, warn)).toList();
    if (opened.stream().map(Judge::name).distinct().count() < names.size()) {
      throw new FaultyInput(
          "--judge",
          "two are called alike: " + opened.stream().map(Judge::name).sorted().toList(),
          "give their files different names");
    }
    return new JudgePanel(opened, calibrations.get(), floor);
  }

  /** One judge, without what is known of it. */
  public Judge open(String name, Budget budget, Consumer<Fault> warn) {
    String[] parts = name.split(":", 2);
    return kinds.stream()
        .filter(kind -> kind.scheme().equals(parts[0]))
        .findFirst()
        .orElseThrow(
            () ->
                new FaultyInput(
                    "--judge",
                    "there is no judge '" + name + "'",
                    "use "
                        + kinds.stream().map(JudgeKind::usage).collect(Collectors.joining(", "))))
        .opener()
        .open(parts.length > 1 ? parts[1] : "", budget, warn);
  }
}
