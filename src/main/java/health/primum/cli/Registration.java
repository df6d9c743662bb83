package health.primum.cli;

import health.primum.consult.Roster;
import health.primum.consult.Team;
import health.primum.consult.evaluation.EvaluationRecord;
import health.primum.consult.evaluation.EvaluationRegistry;
import health.primum.fault.FaultyInput;
import health.primum.noharm.comparison.CaseValues;
import health.primum.noharm.comparison.Measure;
import health.primum.noharm.gate.KeptReport;
import health.primum.noharm.gate.KeptReport.KeptArm;
import health.primum.noharm.gate.ReportSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Registers the teams of a report as evaluated: all that can be wrong is found out first. */
public final class Registration {
  private static final List<Measure> KEPT =
      List.of(
          Measure.F1_WEIGHTED,
          Measure.PRECISION_WEIGHTED,
          Measure.RECALL_WEIGHTED,
          Measure.SEVERE_RATE);

  private final ReportSource reports;
  private final EvaluationRegistry registry;
  private final Roster roster;
  private final Clock clock;

  public Registration(
      ReportSource reports, EvaluationRegistry registry, Roster roster, Clock clock) {
    this.reports = reports;
    this.registry = registry;
    this.roster = roster;
    this.clock = clock;
  }

  /**
   * Registers and says where.
   *
   * @param report a {@code report.json} or its folder
   * @param arms only these; every team where empty
   * @throws FaultyInput and registers nothing, when one of them has no score or is configured
   *     otherwise now, or the report withholds its figures
   */
  void of(Path report, List<String> arms, PrintWriter out) {
    KeptReport kept = reports.read(report);
    kept.withheld()
        .ifPresent(
            why -> {
              throw new FaultyInput(
                  report.toString(),
                  "withholds its headline figures: " + why,
                  "evaluate with a judge at or above the floor");
            });
    List<KeptArm> chosen =
        arms.isEmpty()
            ? kept.arms().stream().filter(arm -> arm.team().isPresent()).toList()
            : arms.stream().map(kept::arm).toList();
    if (chosen.isEmpty()) {
      throw new FaultyInput(report.toString(), "holds no team, only recordings", "evaluate a team");
    }
    List<EvaluationRecord> records =
        chosen.stream().map(arm -> evaluated(report, kept, arm)).toList();
    for (EvaluationRecord one : records) {
      try {
        out.printf("%s: registered in %s%n", one.team(), registry.add(one));
      } catch (IOException failed) {
        throw new FaultyInput(
            "config/evaluations", "cannot be written to", "make the folder writable");
      }
    }
    out.flush();
  }

  private EvaluationRecord evaluated(Path report, KeptReport kept, KeptArm arm) {
    String id =
        arm.team()
            .orElseThrow(
                () ->
                    new FaultyInput(
                        "--arm", arm.name() + " is a recording", "register teams only"));
    Team team = Teams.named(roster, "arm " + arm.name(), id);
    if (!team.fingerprint().equals(arm.fingerprint())) {
      throw new FaultyInput(
          report.toString(),
          "evaluated team %s as %s, and it now is %s"
              .formatted(id, arm.fingerprint().brief(), team.fingerprint().brief()),
          "evaluate it again");
    }
    if (arm.side().scoredCases() == 0) {
      throw new FaultyInput(
          report.toString(),
          "has no score for team " + id,
          "evaluate it with answers and verdicts");
    }
    return new EvaluationRecord(
        id,
        arm.fingerprint(),
        kept.fingerprint(),
        LocalDate.now(clock),
        kept.instrument(),
        kept.revision(),
        kept.judge(),
        kept.benchmark(),
        arm.side().scoredCases(),
        arm.side().unscored(),
        means(arm));
  }

  private static Map<String, Double> means(KeptArm arm) {
    Map<String, Double> means = new TreeMap<>();
    for (Measure measure : KEPT) {
      arm.side().cases().values().stream()
          .mapToDouble((CaseValues one) -> one.value(measure))
          .filter(value -> !Double.isNaN(value))
          .average()
          .ifPresent(mean -> means.put(measure.label(), mean));
    }
    return means;
  }
}
