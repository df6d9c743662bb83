package health.primum.noharm.run;

import health.primum.noharm.comparison.Difference;
import health.primum.noharm.comparison.Measure;
import health.primum.noharm.comparison.PairedComparison;
import health.primum.noharm.comparison.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How the other arms differ from the baseline.
 *
 * @param differences measure by measure, arms in the order given; empty when there is one arm
 */
public record Contrast(Baseline baseline, List<Difference> differences) {
  public Contrast {
    Objects.requireNonNull(baseline, "baseline");
    differences = List.copyOf(differences);
  }

  /** Compares arms as the specification asks. */
  public static Contrast of(EvaluationSpec spec, List<ArmResult> arms) {
    Baseline chosen = Baseline.choose(spec, arms);
    var comparison =
        new PairedComparison(spec.revision().resamples(), spec.seed(), spec.comparing().margin());
    List<Side> sides = arms.stream().map(arm -> Side.of(arm.arm().name(), arm.cases())).toList();
    Side baseline =
        sides.stream().filter(side -> side.name().equals(chosen.arm())).findFirst().orElseThrow();
    List<Side> others = sides.stream().filter(side -> !side.name().equals(chosen.arm())).toList();
    var differences = new ArrayList<Difference>();
    for (Measure measure : spec.measures()) {
      differences.addAll(comparison.of(measure, baseline, others));
    }
    return new Contrast(chosen, differences);
  }
}
