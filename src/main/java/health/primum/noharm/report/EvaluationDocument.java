package health.primum.noharm.report;

import health.primum.consult.Spending;
import health.primum.fault.Fault;
import health.primum.noharm.comparison.CaseValues;
import health.primum.noharm.judge.Standing;
import health.primum.noharm.run.Evaluation;
import health.primum.noharm.run.EvaluationSpec;
import health.primum.noharm.stats.Interval;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as plain data. It holds no case text and no date, so two runs with one seed are the
 * same to the byte.
 *
 * @param schema {@link #SCHEMA}
 * @param notice what the figures are and are not
 * @param instrument always named beside a score
 * @param revision of the scorer
 * @param judge who decided what answers recommend
 * @param judging how well they are known to judge, and how far they agree
 * @param seed of the bootstrap
 * @param resamples of the bootstrap
 * @param benchmark what was evaluated on
 * @param comparison how the other arms differ from the baseline
 * @param arms what was found, in the order given
 */
public record EvaluationDocument(
    String schema,
    String notice,
    String instrument,
    String revision,
    String judge,
    JudgingReport judging,
    long seed,
    int resamples,
    Cases benchmark,
    ContrastReport comparison,
    List<ArmReport> arms) {
  /** The form of this document; a reader refuses any other. */
  public static final String SCHEMA = "primum-evaluation/3";

  public static final String INSTRUMENT = "NOHARM v2 (free text)";
  static final String NOTICE =
      "Potential for harm by specialists' rubrics on selected cases, not event rates in patients."
          + " Intervals are percentile intervals of a specialty-stratified bootstrap over cases; they do not cover the choice of judge"
          + " and, as the benchmark's own, hold the truth less often than they say where a specialty has few cases;"
          + " differences between arms have studentised intervals.";

  /**
   * The benchmark.
   *
   * @param refused files that could not be read and are not part of any figure
   * @param synthetic of the ids, those of cases that were made up with their ratings; reports of
   *     earlier versions say nothing of it
   */
  public record Cases(
      String fingerprint,
      int cases,
      int texts,
      List<String> ids,
      List<String> refused,
      @Nullable List<String> synthetic) {
    /** {@code SYNTHETIC: ...}, where there is such a case. */
    public Optional<String> label() {
      return SyntheticCases.label(synthetic == null ? List.of() : synthetic, cases);
    }
  }

  /**
   * One arm.
   *
   * @param cases how many base cases have a score
   * @param caveats what a reader must know before believing the figures
   * @param judges who passed the verdicts
   * @param derived what follows from the values case by case
   * @param perCase those values, by case
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
      List<String> judges,
      int scored,
      int cases,
      Map<String, Integer> unscored,
      List<String> caveats,
      Map<String, Figure> metrics,
      Map<String, Map<String, Integer>> harms,
      Derived derived,
      List<Spent> spending,
      List<CaseValues> perCase,
      List<Item> unscoredItems) {}

  /**
   * A value with its interval; null where it is undefined or infinite.
   *
   * @param cases it rests on
   */
  public record Estimate(
      @Nullable Double value, @Nullable Double low, @Nullable Double high, int cases) {
    static Estimate of(Interval interval) {
      return new Estimate(
          finite(interval.mean()),
          finite(interval.low()),
          finite(interval.high()),
          interval.cases());
    }
  }

  /** What an agent took. */
  public record Spent(
      String agent,
      int calls,
      Map<String, Integer> abstained,
      long inputTokens,
      long outputTokens,
      @Nullable String costUsd,
      boolean costComplete) {
    public static Spent of(Spending.Item item) {
      BigDecimal cost = item.cost();
      return new Spent(
          item.agent().value(),
          item.calls(),
          ArmReports.abstained(item),
          item.usage().inputTokens(),
          item.usage().outputTokens(),
          cost == null ? null : cost.toPlainString(),
          item.complete());
    }
  }

  /**
   * A mean over cases; {@code worstCase} counts every unscored text as the worst answer possible.
   */
  public record Figure(
      double mean, double low, double high, int cases, @Nullable Double worstCase) {}

  /** An item without a score. */
  public record Item(String variant, int trial, String reason, String detail) {}

  public static EvaluationDocument of(Evaluation evaluation) {
    EvaluationSpec spec = evaluation.spec();
    Standing standing = evaluation.standing();
    return new EvaluationDocument(
        SCHEMA,
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
            spec.benchmark().faults().stream().map(Fault::describe).toList(),
            spec.benchmark().synthetic().stream().map(Object::toString).toList()),
        ContrastReport.of(evaluation),
        evaluation.arms().stream().map(arm -> ArmReports.of(arm, standing)).toList());
  }

  /** Null for what JSON has no number for. */
  public static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
