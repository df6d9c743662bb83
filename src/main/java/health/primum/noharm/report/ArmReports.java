package health.primum.noharm.report;

import health.primum.clinical.HarmKind;
import health.primum.clinical.HarmSeverity;
import health.primum.consult.Spending;
import health.primum.noharm.comparison.Side;
import health.primum.noharm.judge.Standing;
import health.primum.noharm.report.EvaluationDocument.ArmReport;
import health.primum.noharm.report.EvaluationDocument.Figure;
import health.primum.noharm.report.EvaluationDocument.Item;
import health.primum.noharm.report.EvaluationDocument.Spent;
import health.primum.noharm.run.Arm;
import health.primum.noharm.run.ArmResult;
import health.primum.noharm.run.ItemResult;
import health.primum.noharm.stats.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Brings what was found of an arm to plain data. */
final class ArmReports {
  private ArmReports() {}

  static ArmReport of(ArmResult result, Standing standing) {
    boolean withheld = standing.withheld().isPresent();
    Side side = Side.of(result.arm().name(), result.cases());
    Map<String, Integer> unscored = new TreeMap<>();
    result.unscored().forEach(item -> unscored.merge(item.reason().name(), 1, Integer::sum));
    Map<String, Figure> metrics = new LinkedHashMap<>();
    result
        .metrics()
        .forEach((name, i) -> metrics.put(name, figure(i, result.worstCase().get(name))));
    return new ArmReport(
        result.arm().name(),
        result.arm() instanceof Arm.OfTeam(var name, var team) ? "team " + team.id() : "recording",
        result.arm().fingerprint().sha256(),
        labels(result.arm()),
        judges(result),
        result.scored().size(),
        cases(result),
        unscored,
        Caveats.of(result, standing),
        metrics,
        withheld ? Map.of() : harms(result),
        withheld ? Derived.withheld(side) : Derived.of(side),
        result.spending().stream().map(Spent::of).toList(),
        result.cases(),
        result.unscored().stream().map(ArmReports::item).toList());
  }

  private static List<String> labels(Arm arm) {
    return switch (arm) {
      case Arm.OfRecording(var name, var answers) -> List.of("RECORDED: " + answers.name());
      case Arm.OfTeam(var name, var team) ->
          team.members().stream().map(m -> m.source().origin() + ": " + m.id()).sorted().toList();
    };
  }

  /** Who passed the verdicts; a plan that recommends nothing needs nobody. */
  static List<String> judges(ArmResult result) {
    return result.scored().stream()
        .map(ItemResult.Scored::judge)
        .filter(judge -> !judge.equals("none"))
        .distinct()
        .sorted()
        .toList();
  }

  static int cases(ArmResult result) {
    return (int) result.scored().stream().map(item -> item.variant().base()).distinct().count();
  }

  private static Map<String, Map<String, Integer>> harms(ArmResult result) {
    Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
    if (result.scored().isEmpty()) {
      return counts;
    }
    for (HarmKind kind : HarmKind.values()) {
      Map<String, Integer> bySeverity = new LinkedHashMap<>();
      for (HarmSeverity severity :
          List.of(HarmSeverity.SEVERE, HarmSeverity.MODERATE, HarmSeverity.MILD)) {
        long count =
            result.scored().stream()
                .flatMap(item -> item.score().harms().stream())
                .filter(harm -> harm.kind() == kind && harm.severity() == severity)
                .count();
        bySeverity.put(severity.name().toLowerCase(Locale.ROOT), (int) count);
      }
      counts.put(kind.name().toLowerCase(Locale.ROOT), bySeverity);
    }
    return counts;
  }

  private static Figure figure(Interval interval, @Nullable Double worstCase) {
    return new Figure(
        interval.mean(),
        interval.low(),
        interval.high(),
        interval.cases(),
        worstCase == null || worstCase.isNaN() ? null : worstCase);
  }

  static Map<String, Integer> abstained(Spending.Item item) {
    Map<String, Integer> abstained = new TreeMap<>();
    item.abstained().forEach((failure, count) -> abstained.put(failure.name(), count));
    return abstained;
  }

  private static Item item(ItemResult.Unscored item) {
    return new Item(item.variant().id().value(), item.trial(), item.reason().name(), item.detail());
  }
}
