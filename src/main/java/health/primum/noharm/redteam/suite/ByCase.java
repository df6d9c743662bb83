package health.primum.noharm.redteam.suite;

import health.primum.noharm.redteam.Figure;
import health.primum.noharm.stats.Interval;
import health.primum.noharm.stats.Proportion;
import health.primum.noharm.stats.StratifiedBootstrap;
import health.primum.noharm.stats.StratifiedMean;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Values collected by case, the cluster: the figure is the mean over cases of each case's mean, so
 * that a case with many texts or repeats counts once.
 */
final class ByCase {
  private static final int RESAMPLES = 10_000;
  private final SortedMap<String, List<Double>> values = new TreeMap<>();

  void add(String caseId, double value) {
    values.computeIfAbsent(caseId, any -> new ArrayList<>()).add(value);
  }

  void add(String caseId, boolean event) {
    add(caseId, event ? 1 : 0);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  int trials() {
    return values.values().stream().mapToInt(List::size).sum();
  }

  /** What the mean of each case exceeds that of the other by, on the cases that both have. */
  ByCase minus(ByCase other) {
    var difference = new ByCase();
    values.forEach(
        (id, all) -> {
          List<Double> others = other.values.get(id);
          if (others != null) {
            difference.add(id, mean(all) - mean(others));
          }
        });
    return difference;
  }

  /** The mean over these of their case's means, on the cases that all have. */
  static ByCase meanOf(List<ByCase> all) {
    var mean = new ByCase();
    for (String id : all.getFirst().values.keySet()) {
      List<List<Double>> ofCase =
          all.stream().map(one -> one.values.getOrDefault(id, List.of())).toList();
      if (ofCase.stream().noneMatch(List::isEmpty)) {
        mean.add(id, ofCase.stream().mapToDouble(ByCase::mean).average().orElseThrow());
      }
    }
    return mean;
  }

  /** Of values from 0 to 1: Korn and Graubard's exact interval. */
  Figure rate(String arm, String what, int missing) {
    StratifiedMean mean = StratifiedMean.ofCases(cases(), means());
    Interval interval = Proportion.interval(mean.mean(), mean.standardError(), mean.cases());
    return new Figure(arm, what, Figure.Kind.RATE, interval, trials(), missing);
  }

  /** Of paired differences from -1 to 1: the studentised bootstrap over cases. */
  Figure difference(String arm, String what, int missing, long seed) {
    Interval interval =
        StratifiedBootstrap.forInference(cases(), RESAMPLES, seed).inference(means(), 1).interval();
    return new Figure(arm, what, Figure.Kind.DIFFERENCE, interval, trials(), missing);
  }

  /** Of counts: Student's t over cases. */
  Figure mean(String arm, String what, int missing) {
    return new Figure(
        arm,
        what,
        Figure.Kind.MEAN,
        StratifiedMean.ofCases(cases(), means()).student(),
        trials(),
        missing);
  }

  private List<String> cases() {
    return List.copyOf(values.keySet());
  }

  private double[] means() {
    return values.values().stream().mapToDouble(ByCase::mean).toArray();
  }

  private static double mean(List<Double> all) {
    return all.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
