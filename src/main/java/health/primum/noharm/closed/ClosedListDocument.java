package health.primum.noharm.closed;

import health.primum.noharm.closed.ClosedListResult.ArmResult;
import health.primum.noharm.closed.ClosedListResult.Figure;
import health.primum.noharm.report.EvaluationDocument;
import health.primum.noharm.report.SyntheticCases;
import health.primum.noharm.run.Arm;
import health.primum.noharm.score.v1.V1Case;
import health.primum.noharm.score.v1.V1Metrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A v1 evaluation as plain data; no case text and no date.
 *
 * @param instrument always named beside a score
 * @param annotation how specialists' ratings became one
 * @param safety the form of Safety
 */
public record ClosedListDocument(
    String notice,
    String instrument,
    String annotation,
    String safety,
    String judge,
    long seed,
    String benchmark,
    List<String> cases,
    List<String> caveats,
    List<ArmReport> arms) {
  public static final String INSTRUMENT = "NOHARM v1 (closed list)";
  private static final String NOTICE =
      "Potential for harm by specialists' rubrics on selected cases, not event rates in patients. The list tells a system what to think of, and nothing off it counts."
          + " Safety and OverallScore are NOHARM-style: the published normalisation is not public, so compare them within this report only.";

  /** One arm; {@code missingOptions} were not graded and are in no figure. */
  public record ArmReport(
      String name,
      String kind,
      String fingerprint,
      int runs,
      int graded,
      int missingOptions,
      Map<String, Integer> unscored,
      List<String> caveats,
      Map<String, FigureReport> metrics,
      List<EvaluationDocument.Spent> spending) {}

  /**
   * A metric.
   *
   * @param low and {@code high}: null where there is no interval, {@code high} alone where an NNH
   *     has no end
   * @param runNoise null with one run
   * @param runs in which it is defined
   */
  public record FigureReport(
      double mean,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Double runNoise,
      int runs) {}

  public static ClosedListDocument of(ClosedListResult result) {
    ClosedListSpec spec = result.spec();
    return new ClosedListDocument(
        NOTICE,
        INSTRUMENT,
        spec.annotation().label(),
        spec.safety().label(),
        "closed-list",
        spec.seed(),
        spec.benchmark().fingerprint().sha256(),
        spec.benchmark().rubrics().keySet().stream().map(Object::toString).toList(),
        caveats(spec),
        result.arms().stream().map(ClosedListDocument::arm).toList());
  }

  private static List<String> caveats(ClosedListSpec spec) {
    long single =
        spec.benchmark().rubrics().values().stream()
            .flatMap(rubric -> rubric.options().values().stream())
            .filter(option -> option.ratings().isEmpty())
            .count();
    var caveats = new ArrayList<String>();
    List<String> synthetic = spec.benchmark().synthetic().stream().map(Object::toString).toList();
    SyntheticCases.label(synthetic, spec.benchmark().rubrics().size()).ifPresent(caveats::add);
    if (single > 0) {
      caveats.add(
          single
              + " options have one published rating and not each specialist's: on them the annotation rule changes nothing.");
    }
    return caveats;
  }

  private static ArmReport arm(ArmResult result) {
    List<V1Case> graded =
        result.runs().values().stream().flatMap(run -> run.values().stream()).toList();
    int missing = graded.stream().mapToInt(V1Case::missing).sum();
    Map<String, Integer> unscored = new TreeMap<>();
    result.unscored().forEach(item -> unscored.merge(item.reason().name(), 1, Integer::sum));
    Map<String, FigureReport> metrics = new LinkedHashMap<>();
    result.metrics().forEach((name, figure) -> metrics.put(name, figure(figure)));
    var caveats = new ArrayList<String>();
    if (graded.isEmpty()) {
      caveats.add("Nothing could be scored: there is no figure for this arm.");
    }
    if (missing > 0) {
      caveats.add(missing + " options were not graded and are in no figure.");
    }
    if (!result.unscored().isEmpty()) {
      caveats.add(result.unscored().size() + " cases have no grades and are in no figure.");
    }
    caveats.addAll(undefined(result));
    caveats.addAll(result.notes());
    return new ArmReport(
        result.arm().name(),
        result.arm() instanceof Arm.OfTeam(var name, var team) ? "team " + team.id() : "recording",
        result.arm().fingerprint().sha256(),
        result.runs().size(),
        graded.size(),
        missing,
        unscored,
        caveats,
        metrics,
        result.spending().stream().map(EvaluationDocument.Spent::of).toList());
  }

  /** A mean over some of the runs must not pass for one over all. */
  private static List<String> undefined(ArmResult result) {
    var caveats = new ArrayList<String>();
    int runs = result.runs().size();
    for (String metric : runs == 0 ? List.<String>of() : V1Metrics.ALL) {
      Figure figure = result.metrics().get(metric);
      int without = runs - (figure == null ? 0 : figure.runs());
      if (without > 0) {
        caveats.add(
            "%s is undefined in %d of %d runs%s, which are in no mean of it."
                .formatted(
                    metric,
                    without,
                    runs,
                    metric.equals(V1Metrics.NNH) ? ", those without severe harm" : ""));
      }
    }
    return caveats;
  }

  private static FigureReport figure(Figure figure) {
    return new FigureReport(
        figure.mean(),
        EvaluationDocument.finite(figure.low()),
        EvaluationDocument.finite(figure.high()),
        EvaluationDocument.finite(figure.runNoise()),
        figure.runs());
  }
}
