package health.primum.noharm.panel;

import health.primum.agent.Budget;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.judge.Calibration;
import health.primum.noharm.judge.Floor;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.RecordedJudge;
import java.util.List;
import java.util.Set;
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

  /**
   * All of them as one judge.
   *
   * @throws FaultyInput when two have one name, or pass verdicts on one answer under one name
   */
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
    refuseDoubles(opened);
    return new JudgePanel(opened, calibrations.get(), floor);
  }

  private static void refuseDoubles(List<Judge> opened) {
    for (Judge one : opened) {
      if (one instanceof RecordedJudge kept) {
        opened.stream().filter(other -> other != one).forEach(other -> refuseDouble(kept, other));
      }
    }
  }

  /** Two verdicts on one answer under one name would count as one in the agreement. */
  private static void refuseDouble(RecordedJudge one, Judge other) {
    Set<String> shared = one.sharedWith(other);
    if (!shared.isEmpty()) {
      throw new FaultyInput(
          "--judge",
          "%s and %s both judge the same answers under one name: %s"
              .formatted(one.name(), other.name(), String.join(", ", shared)),
          "name one of them otherwise in the field judge of its file (where the answers differ, give their response_sha256), or leave one out");
    }
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
