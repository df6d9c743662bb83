package health.primum.noharm.gate;

import health.primum.agent.Fingerprint;
import health.primum.noharm.comparison.Difference;
import health.primum.noharm.comparison.Measure;
import health.primum.noharm.comparison.PairedComparison;
import health.primum.noharm.comparison.Verdict;
import health.primum.noharm.gate.KeptReport.KeptArm;
import health.primum.noharm.stats.Holm;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Decides whether an arm is worse than another one was, by their values case by case.
 *
 * <p>It holds when on every measure a disadvantage of the margin or more is ruled out, also with
 * everything that is unscored counted against the newer arm. It is a regression when on some
 * measure the newer arm is worse, corrected by Holm for the number of measures, and the margin is
 * not kept. Anything else cannot be told.
 *
 * @param measures that must hold, at least one
 * @param margin largest disadvantage of no consequence, above 0
 */
public record Gate(List<Measure> measures, double margin, int resamples, long seed) {
  public Gate {
    measures = List.copyOf(measures);
  }

  /** What comes of it. */
  public sealed interface Outcome {
    /** Not worse by as much as the margin. */
    record Holds(List<Difference> differences, String reason) implements Outcome {}

    /** Worse. */
    record Regression(List<Difference> differences, List<String> reasons) implements Outcome {}

    /** Neither is shown. */
    record CannotTell(List<Difference> differences, List<String> reasons) implements Outcome {}

    /** The two were not measured alike. */
    record NotComparable(List<String> reasons) implements Outcome {}
  }

  /**
   * Compares an arm with what it is to be no worse than.
   *
   * @param before the arm that the other is measured against
   */
  public Outcome decide(KeptReport was, KeptArm before, KeptReport is, KeptArm after) {
    List<String> unlike = Likeness.faults(was, before, is, after);
    for (KeptReport report : List.of(was, is)) {
      report.withheld().ifPresent(why -> unlike.addAll(withheld(report, why)));
    }
    if (!unlike.isEmpty()) {
      return new Outcome.NotComparable(unlike);
    }
    List<Difference> differences = differences(before, after);
    if (before.side().cases().equals(after.side().cases())
        && after.side().unscored() == 0
        && after.side().scoredCases() > 0) {
      return new Outcome.Holds(
          differences, "every case has the same values in both: nothing has changed");
    }
    return decide(differences);
  }

  private List<String> withheld(KeptReport report, String why) {
    List<String> names =
        measures.stream().filter(Measure::isWithheldBelowFloor).map(Measure::label).toList();
    return names.isEmpty()
        ? List.of()
        : List.of("%s withholds %s: %s".formatted(report.name(), String.join(", ", names), why));
  }

  private List<Difference> differences(KeptArm before, KeptArm after) {
    var comparison = new PairedComparison(resamples, seed, margin);
    var differences = new ArrayList<Difference>();
    for (Measure measure : measures) {
      differences.addAll(comparison.of(measure, before.side(), List.of(after.side())));
    }
    return differences;
  }

  private Outcome decide(List<Difference> differences) {
    double[] holm = Holm.adjusted(differences.stream().mapToDouble(Difference::p).toArray());
    var worse = new ArrayList<String>();
    var open = new ArrayList<String>();
    for (int i = 0; i < holm.length; i++) {
      Difference difference = differences.get(i);
      String name = difference.measure().label();
      boolean keepsIfWorst = difference.bounds().map(Difference.Bounds::withinIfWorst).orElse(true);
      if (difference.withinMargin() && keepsIfWorst) {
        continue;
      }
      if (!difference.withinMargin()
          && difference.verdict() == Verdict.INFERIOR
          && holm[i] < 0.05) {
        worse.add(name + " is worse");
      } else if (difference.withinMargin()) {
        open.add(name + " keeps the margin only if what is unscored is left out");
      } else {
        open.add(name + ": " + why(difference));
      }
    }
    if (!worse.isEmpty()) {
      return new Outcome.Regression(differences, worse);
    }
    return open.isEmpty()
        ? new Outcome.Holds(differences, "a disadvantage of the margin or more is ruled out")
        : new Outcome.CannotTell(differences, open);
  }

  private static String why(Difference difference) {
    int cases = difference.interval().cases();
    if (cases == 0) {
      return "no case has a value in both";
    }
    if (cases < Verdict.LEAST_CASES) {
      return "%d cases are fewer than the %d it takes".formatted(cases, Verdict.LEAST_CASES);
    }
    int needed = difference.casesNeeded();
    return "%d cases do not rule out a disadvantage of the margin%s"
        .formatted(cases, needed == 0 ? "" : "; for equal arms it would take about " + needed);
  }

  /** Whether two reports measured alike. */
  private static final class Likeness {
    private final List<String> faults = new ArrayList<>();

    static List<String> faults(KeptReport was, KeptArm before, KeptReport is, KeptArm after) {
      var likeness = new Likeness();
      likeness.same("instruments", was.instrument(), is.instrument());
      likeness.same("scorer revisions", was.revision(), is.revision());
      likeness.judges(was, before, is, after);
      likeness.cases(was, is);
      return likeness.faults;
    }

    private void same(String what, Object one, Object other) {
      if (!Objects.equals(one, other)) {
        faults.add("%s differ: %s and %s".formatted(what, one, other));
      }
    }

    /**
     * Judges are the same by name, and by their settings where both evaluations asked them; where a
     * name is not kept, by the source of their verdicts.
     */
    private void judges(KeptReport was, KeptArm before, KeptReport is, KeptArm after) {
      if (before.judges().isEmpty() || after.judges().isEmpty()) {
        same("judges' sources", was.judge(), is.judge());
      } else {
        same("judges", before.judges(), after.judges());
        for (String name : before.judges()) {
          Fingerprint one = was.judges().get(name);
          Fingerprint other = is.judges().get(name);
          if (one != null && other != null) {
            same("models, prompts or settings of judge " + name, one.brief(), other.brief());
          }
        }
        if (before.judges().contains("unnamed")) {
          same("judges' sources (the judge is not named)", was.judge(), is.judge());
        }
      }
    }

    private void cases(KeptReport was, KeptReport is) {
      var onlyBefore = new ArrayList<>(was.cases());
      onlyBefore.removeAll(is.cases());
      var onlyAfter = new ArrayList<>(is.cases());
      onlyAfter.removeAll(was.cases());
      if (!onlyBefore.isEmpty() || !onlyAfter.isEmpty()) {
        faults.add(
            "case sets differ: only in the first %s, only in the second %s"
                .formatted(onlyBefore, onlyAfter));
      } else if (!was.benchmark().equals(is.benchmark())) {
        faults.add(
            "the cases have the same ids but other texts or rubrics: benchmark %s and %s"
                .formatted(was.benchmark().brief(), is.benchmark().brief()));
      }
    }
  }
}
