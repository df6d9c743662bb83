package health.primum.cli;

import health.primum.noharm.report.EvaluationDocument;
import health.primum.noharm.report.EvaluationDocument.Estimate;
import health.primum.noharm.report.JudgingReport;
import health.primum.noharm.score.Metrics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints an evaluation for a reader at a terminal. */
final class EvaluationPrinter {
  private static final List<String> SHOWN =
      List.of(
          Metrics.F1_WEIGHTED,
          Metrics.PRECISION_WEIGHTED,
          Metrics.RECALL_WEIGHTED,
          Metrics.SEVERE_RATE,
          Metrics.MODERATE_RATE,
          Metrics.MILD_RATE,
          Metrics.F1_FLOOR,
          Metrics.RESILIENCE);

  private final PrintWriter out;

  EvaluationPrinter(PrintWriter out) {
    this.out = out;
  }

  void print(EvaluationDocument document, Path folder) {
    out.println();
    out.printf(
        "%s, scorer %s, judge %s, seed %d, %d resamples%n",
        document.instrument(),
        document.revision(),
        document.judge(),
        document.seed(),
        document.resamples());
    out.printf(
        "%d cases, %d texts, benchmark %s%n",
        document.benchmark().cases(),
        document.benchmark().texts(),
        document.benchmark().fingerprint().substring(0, 12));
    document.benchmark().label().ifPresent(out::println);
    out.println(
        "Mean, the benchmark's percentile interval, an interval that holds with few cases too");
    judging(document.judging());
    document.arms().forEach(this::arm);
    if (document.arms().size() > 1) {
      new DifferencePrinter(out).print(document.comparison());
    }
    out.println();
    out.println(document.notice());
    out.println("Written to " + folder);
    out.flush();
  }

  private void judging(JudgingReport judging) {
    for (JudgingReport.JudgeReport judge : judging.judges()) {
      out.println("judge " + judge.name() + ": " + judge.standing());
      judge.caveats().forEach(caveat -> out.println("  ! " + caveat));
    }
    if (judging.withheld() != null) {
      out.println("HEADLINE WITHHELD: " + judging.withheld());
    }
    JudgingReport.AgreementReport agreement = judging.agreement();
    if (agreement != null) {
      out.printf(
          "judges agree on %s of %d option verdicts, Krippendorff's alpha nominal %s, ordinal %s; they differ on %d (disagreements.csv)%n",
          share(agreement.raw()),
          agreement.units(),
          share(agreement.alphaNominal()),
          share(agreement.alphaOrdinal()),
          agreement.disagreements());
    }
    judging.remarks().forEach(remark -> out.println("  ! " + remark));
    judging.spending().forEach(this::spent);
  }

  private static String share(@Nullable Double value) {
    return value == null ? "undefined" : String.format(Locale.ROOT, "%.3f", value);
  }

  private void spent(EvaluationDocument.Spent spent) {
    out.println("  " + Cost.words(spent));
  }

  private void arm(EvaluationDocument.ArmReport arm) {
    out.printf(
        "%n%s (%s): %d scored over %d cases, unscored %s%n",
        arm.name(),
        arm.kind(),
        arm.scored(),
        arm.cases(),
        arm.unscored().isEmpty() ? "none" : arm.unscored());
    for (String metric : SHOWN) {
      EvaluationDocument.Figure figure = arm.metrics().get(metric);
      if (figure != null) {
        Double worst = figure.worstCase();
        out.printf(
            Locale.ROOT,
            "  %-20s %.4f  [%.4f, %.4f]  %-16s  n=%d%s%n",
            metric,
            figure.mean(),
            figure.low(),
            figure.high(),
            byCases(arm, metric),
            figure.cases(),
            worst == null || arm.unscored().isEmpty()
                ? ""
                : String.format(Locale.ROOT, "  worst case %.4f", worst));
      }
    }
    if (!arm.harms().isEmpty()) {
      harms(arm);
    }
    arm.spending().stream()
        .filter(spent -> spent.inputTokens() + spent.outputTokens() > 0)
        .forEach(this::spent);
    arm.caveats().forEach(caveat -> out.println("  ! " + caveat));
  }

  private static String byCases(EvaluationDocument.ArmReport arm, String metric) {
    Estimate mean = arm.derived().means().get(metric);
    return mean == null || mean.low() == null || mean.high() == null
        ? ""
        : String.format(Locale.ROOT, "[%.4f, %.4f]", mean.low(), mean.high());
  }

  private void harms(EvaluationDocument.ArmReport arm) {
    Map<String, Integer> omitted = arm.harms().getOrDefault("omission", Map.of());
    Map<String, Integer> committed = arm.harms().getOrDefault("commission", Map.of());
    out.printf("  harms by omission %s, by commission %s%n", omitted, committed);
    out.println("  " + arm.derived().numberNeededToHarm().words());
    Estimate share = arm.derived().severeOmissionShare();
    if (share.value() != null) {
      out.printf(
          Locale.ROOT,
          "  %.0f %% of severe harms are omissions [%.0f, %.0f], in %d cases%n",
          percent(share.value()),
          percent(share.low()),
          percent(share.high()),
          share.cases());
    }
  }

  private static double percent(@Nullable Double share) {
    return share == null ? Double.NaN : 100 * share;
  }
}
