package health.primum.noharm.comparison;

import health.primum.noharm.comparison.Difference.Bounds;
import health.primum.noharm.stats.Holm;
import health.primum.noharm.stats.Interval;
import health.primum.noharm.stats.MeanInference;
import health.primum.noharm.stats.SampleSize;
import health.primum.noharm.stats.StratifiedBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;

/**
 * Compares arms with a baseline case by case. Both arms of a pair see the same resamples, for it is
 * their difference on each case that is resampled. Not thread-safe: it keeps the resamples of the
 * case lists it has seen.
 */
public final class PairedComparison {
  private final int resamples;
  private final long seed;
  private final double margin;
  private final Map<List<String>, StratifiedBootstrap> drawn = new HashMap<>();

  /**
   * A comparison.
   *
   * @param margin the largest disadvantage of no consequence, above 0
   */
  public PairedComparison(int resamples, long seed, double margin) {
    this.resamples = resamples;
    this.seed = seed;
    this.margin = margin;
  }

  /**
   * Each arm's difference from the baseline on a measure, corrected by Holm for their number.
   *
   * @param arms evaluated on the same cases as the baseline
   * @throws IllegalArgumentException when the cases are others
   */
  public List<Difference> of(Measure measure, Side baseline, List<Side> arms) {
    List<Difference> alone =
        arms.stream().map(arm -> one(measure, baseline, arm, arms.size())).toList();
    double[] none = Holm.adjusted(alone.stream().mapToDouble(Difference::p).toArray());
    double[] margins = Holm.adjusted(alone.stream().mapToDouble(Difference::ofMargin).toArray());
    var adjusted = new ArrayList<Difference>();
    for (int i = 0; i < none.length; i++) {
      adjusted.add(alone.get(i).adjusted(none[i], margins[i], margin));
    }
    return adjusted;
  }

  private Difference one(Measure measure, Side baseline, Side arm, int arms) {
    if (!arm.cases().keySet().equals(baseline.cases().keySet())) {
      throw new IllegalArgumentException("the arms were evaluated on other cases");
    }
    List<String> paired =
        arm.cases().keySet().stream()
            .filter(
                id ->
                    !Double.isNaN(
                        difference(
                            arm, baseline, id, measure, CaseValues::value, CaseValues::value)))
            .toList();
    int unpaired = arm.cases().size() - paired.size();
    Optional<Bounds> bounds = bounds(measure, baseline, arm, arms);
    if (paired.isEmpty()) {
      return new Difference(
          measure,
          arm.name(),
          baseline.name(),
          Double.NaN,
          Double.NaN,
          Interval.NONE,
          Optional.empty(),
          Double.NaN,
          unpaired,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Verdict.INCONCLUSIVE,
          false,
          bounds,
          0);
    }
    MeanInference inference =
        inference(measure, baseline, arm, paired, CaseValues::value, CaseValues::value);
    double ofNone = inference.p(0);
    double ofMargin = inference.p(worseByMargin(measure));
    double advantage = advantage(measure, inference);
    return new Difference(
        measure,
        arm.name(),
        baseline.name(),
        mean(arm, paired, measure),
        mean(baseline, paired, measure),
        inference.interval(),
        Optional.of(inference.method()),
        inference.observed().deviation(),
        unpaired,
        ofNone,
        ofMargin,
        ofNone,
        ofMargin,
        Verdict.of(paired.size(), advantage, ofNone, ofMargin, margin),
        Verdict.isWithin(paired.size(), advantage, ofMargin, margin),
        bounds,
        SampleSize.forMargin(inference.observed().deviation(), margin));
  }

  /**
   * Over all cases, what is unscored or undefined filled in both ways. Other arms could be filled
   * in anyhow too, so p values are multiplied by the number of arms (Bonferroni), the most that
   * Holm asks.
   */
  private Optional<Bounds> bounds(Measure measure, Side baseline, Side arm, int arms) {
    List<String> all = List.copyOf(arm.cases().keySet());
    boolean certain =
        all.stream()
            .allMatch(id -> at(arm, id).isCertain(measure) && at(baseline, id).isCertain(measure));
    if (certain) {
      return Optional.empty();
    }
    MeanInference least =
        inference(measure, baseline, arm, all, CaseValues::least, CaseValues::most);
    MeanInference most =
        inference(measure, baseline, arm, all, CaseValues::most, CaseValues::least);
    MeanInference worst = measure.higherIsBetter() ? least : most;
    return Optional.of(
        new Bounds(
            least.observed().mean(),
            most.observed().mean(),
            verdict(measure, least, arms),
            verdict(measure, most, arms),
            Verdict.isWithin(
                all.size(),
                advantage(measure, worst),
                Math.min(1, arms * worst.p(worseByMargin(measure))),
                margin)));
  }

  private MeanInference inference(
      Measure measure,
      Side baseline,
      Side arm,
      List<String> ids,
      ToDoubleBiFunction<CaseValues, Measure> ofArm,
      ToDoubleBiFunction<CaseValues, Measure> ofBaseline) {
    double[] differences =
        ids.stream()
            .mapToDouble(id -> difference(arm, baseline, id, measure, ofArm, ofBaseline))
            .toArray();
    // What stands off the rubric can exceed what the rubric allows.
    double range =
        Math.max(
            ids.stream().mapToDouble(id -> at(arm, id).limit(measure)).max().orElse(1),
            Arrays.stream(differences).map(Math::abs).max().orElse(0));
    return drawn
        .computeIfAbsent(ids, any -> StratifiedBootstrap.forInference(any, resamples, seed))
        .inference(differences, range);
  }

  private Verdict verdict(Measure measure, MeanInference inference, int arms) {
    return Verdict.of(
        inference.observed().cases(),
        advantage(measure, inference),
        Math.min(1, arms * inference.p(0)),
        Math.min(1, arms * inference.p(worseByMargin(measure))),
        margin);
  }

  private double worseByMargin(Measure measure) {
    return measure.higherIsBetter() ? -margin : margin;
  }

  private static double advantage(Measure measure, MeanInference inference) {
    double mean = inference.observed().mean();
    return measure.higherIsBetter() ? mean : -mean;
  }

  private static double difference(
      Side arm,
      Side baseline,
      String id,
      Measure measure,
      ToDoubleBiFunction<CaseValues, Measure> ofArm,
      ToDoubleBiFunction<CaseValues, Measure> ofBaseline) {
    return ofArm.applyAsDouble(at(arm, id), measure)
        - ofBaseline.applyAsDouble(at(baseline, id), measure);
  }

  private static double mean(Side side, List<String> ids, Measure measure) {
    return ids.stream().mapToDouble(id -> at(side, id).value(measure)).average().orElse(Double.NaN);
  }

  private static CaseValues at(Side side, String id) {
    CaseValues values = side.cases().get(id);
    if (values == null) {
      throw new IllegalArgumentException("there is no case " + id);
    }
    return values;
  }
}
