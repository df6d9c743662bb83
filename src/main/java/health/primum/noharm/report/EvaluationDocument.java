package health.primum.noharm.report;

import health.primum.clinical.HarmKind;
import health.primum.clinical.HarmSeverity;
import health.primum.consult.Spending;
import health.primum.fault.Fault;
import health.primum.noharm.judge.Standing;
import health.primum.noharm.judge.UnscoredReason;
import health.primum.noharm.run.Arm;
import health.primum.noharm.run.ArmResult;
import health.primum.noharm.run.Evaluation;
import health.primum.noharm.run.EvaluationSpec;
import health.primum.noharm.run.ItemResult;
import health.primum.noharm.stats.Interval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as plain data. It holds no case text and no date, so two runs with one seed are the
 * same to the byte.
 *
 * @param notice what the figures are and are not
 * @param instrument always named beside a score
 * @param revision of the scorer
 * @param judge who decided what answers recommend
 * @param judging how well they are known to judge, and how far they agree
 * @param seed of the bootstrap
 * @param resamples of the bootstrap
 * @param benchmark what was evaluated on
 * @param arms what was found, in the order given
 */
public record EvaluationDocument(
    String notice,
    String instrument,
    String revision,
    String judge,
    JudgingReport judging,
    long seed,
    int resamples,
    Cases benchmark,
    List<ArmReport> arms) {
  public static final String INSTRUMENT = "NOHARM v2 (free text)";
  static final String NOTICE =
      "Potential for harm by specialists' rubrics on selected cases, not event rates in patients."
          + " Intervals are percentile intervals of a specialty-stratified bootstrap over cases; they do not cover the choice of judge.";

  /**
   * The benchmark; {@code refused} names files that could not be read and are not part of any
   * figure.
   */
  public record Cases(
      String fingerprint, int cases, int texts, List<String> ids, List<String> refused) {}

  /**
   * One arm.
   *
   * @param cases how many base cases have a score
   * @param caveats what a reader must know before believing the figures
   * @param spending what its agents took; {@code costUsd} is a lower bound unless {@code
   *     costComplete}
   * @param harms potential harms found over all scored items, by kind and severity; empty where
   *     there is none
   */
  public record ArmReport(
      String name,
      String kind,
      String fingerprint,
      List<String> labels,
      int scored,
      int cases,
      Map<String, Integer> unscored,
      List<String> caveats,
      Map<String, Figure> metrics,
      Map<String, Map<String, Integer>> harms,
      List<Spent> spending,
      List<Item> unscoredItems) {}

  /** What an agent took. */
  public record Spent(
      String agent,
      int calls,
      Map<String, Integer> abstained,
      long inputTokens,
      long outputTokens,
      @Nullable String costUsd,
      boolean costComplete) {}

  /**
   * A mean over cases; {@code worstCase} counts every unscored text as the worst answer possible.
   */
  public record Figure(
      double mean, double low, double high, int cases, @Nullable Double worstCase) {}

  /** An item without a score. */
  public record Item(String variant, int trial, String reason, String detail) {}

  public static EvaluationDocument of(Evaluation evaluation) {
    EvaluationSpec spec = evaluation.spec();
    Standing standing = spec.judge().standing();
    return new EvaluationDocument(
        NOTICE,
        INSTRUMENT,
        spec.revision().label(),
        spec.judge().name(),
        JudgingReport.of(standing),
        spec.seed(),
        spec.revision().resamples(),
        new Cases(
            spec.benchmark().fingerprint().sha256(),
            spec.benchmark().rubrics().size(),
            spec.benchmark().variants().size(),
            spec.benchmark().rubrics().keySet().stream().map(Object::toString).toList(),
            spec.benchmark().faults().stream().map(Fault::describe).toList()),
        evaluation.arms().stream().map(result -> arm(result, standing)).toList());
  }

  private static ArmReport arm(ArmResult result, Standing standing) {
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
        result.scored().size(),
        cases(result),
        unscored,
        caveats(result, standing),
        metrics,
        standing.withheld().isPresent() ? Map.of() : harms(result),
        result.spending().stream().map(EvaluationDocument::spent).toList(),
        result.unscored().stream().map(EvaluationDocument::item).toList());
  }

  private static List<String> labels(Arm arm) {
    return switch (arm) {
      case Arm.OfRecording(var name, var answers) -> List.of("RECORDED: " + answers.name());
      case Arm.OfTeam(var name, var team) ->
          team.members().stream().map(m -> m.source().origin() + ": " + m.id()).sorted().toList();
    };
  }

  private static List<String> caveats(ArmResult result, Standing standing) {
    var caveats = new ArrayList<String>();
    standing.judges().forEach(judge -> caveats.addAll(judge.profile().caveats()));
    standing
        .withheld()
        .ifPresent(
            why ->
                caveats.add(
                    "F1 and harm rates are withheld: the judge is below the floor against physicians (see judging)."));
    int cases = cases(result);
    if (cases == 0) {
      caveats.add("Nothing could be scored: there is no figure for this arm.");
    } else if (cases == 1) {
      caveats.add("One case: its interval has no width and says nothing of uncertainty.");
    } else if (cases < 20) {
      caveats.add("Only " + cases + " cases: intervals are rough.");
    }
    if (!result.unscored().isEmpty()) {
      caveats.add(
          "%d of %d items are unscored and left out of the means; worstCase counts them as the worst answer possible."
              .formatted(result.unscored().size(), result.items().size()));
    }
    result.spending().stream()
        .filter(item -> !item.abstained().isEmpty())
        .forEach(
            item ->
                caveats.add(
                    "%s gave no answer in %d of its %d calls: %s."
                        .formatted(
                            item.agent(),
                            item.abstained().values().stream().mapToInt(Integer::intValue).sum(),
                            item.calls(),
                            abstained(item))));
    long unpaid =
        result.unscored().stream().filter(i -> i.reason() == UnscoredReason.BUDGET).count();
    if (unpaid > 0) {
      caveats.add(
          "The budget was used up: " + unpaid + " items were not answered for want of money.");
    }
    if (result.arm() instanceof Arm.OfRecording(var name, var answers)
        && !answers.faults().isEmpty()) {
      caveats.add(answers.faults().size() + " lines of the recording could not be read.");
    }
    return caveats;
  }

  private static int cases(ArmResult result) {
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

  /** Spending as a report gives it. */
  public static Spent spent(Spending.Item item) {
    BigDecimal cost = item.cost();
    return new Spent(
        item.agent().value(),
        item.calls(),
        abstained(item),
        item.usage().inputTokens(),
        item.usage().outputTokens(),
        cost == null ? null : cost.toPlainString(),
        item.complete());
  }

  private static Map<String, Integer> abstained(Spending.Item item) {
    Map<String, Integer> abstained = new TreeMap<>();
    item.abstained().forEach((failure, count) -> abstained.put(failure.name(), count));
    return abstained;
  }

  private static Item item(ItemResult.Unscored item) {
    return new Item(item.variant().id().value(), item.trial(), item.reason().name(), item.detail());
  }
}
