package health.primum.noharm.explore.ensemble;

import health.primum.noharm.explore.measure.Measure;
import java.util.ArrayList;
import java.util.List;

/** What a reader must know of an exploration, in words. */
final class Warnings {
  /** Below this, percentile intervals of means over clusters are too narrow to be trusted. */
  private static final int FEW = 20;

  private Warnings() {}

  static List<String> of(
      Exploration.Facts facts, List<Ensemble> ensembles, List<Front.Point> front) {
    var warnings = new ArrayList<String>();
    if (facts.clusters() < FEW) {
      warnings.add(
          "only "
              + facts.clusters()
              + " clusters are resampled: percentile intervals are too narrow with so few");
    }
    if (facts.abstentions() > 0) {
      warnings.add(
          facts.abstentions()
              + " votes are missing: members abstained there, rules count those that answered, and what nobody answered is treated as --missing says");
    }
    if (facts.ignoredVotes() > 0) {
      warnings.add(
          facts.ignoredVotes() + " votes are in repeats that some member lacks and were not used");
    }
    for (Measure measure : Measure.values()) {
      long undefined =
          ensembles.stream().filter(e -> Double.isNaN(e.figure(measure).value())).count();
      if (undefined > 0) {
        warnings.add(
            measure.label() + " is undefined (0/0) for " + undefined + " ensembles and left empty");
      }
    }
    for (Measure against : List.of(Measure.RESTRAINT, Measure.COMMISSION_HARM)) {
      if (front.stream().noneMatch(point -> point.against() == against)) {
        warnings.add(
            "no front against " + against.label() + ": it is undefined or the same for all");
      }
    }
    return warnings;
  }
}
