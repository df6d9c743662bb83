package health.primum.noharm.closed;

import health.primum.clinical.CaseId;
import health.primum.consult.Spending;
import health.primum.noharm.judge.UnscoredReason;
import health.primum.noharm.run.Arm;
import health.primum.noharm.score.v1.V1Case;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** A finished v1 evaluation, arm by arm in the order given. */
public record ClosedListResult(ClosedListSpec spec, List<ArmResult> arms) {
  public ClosedListResult {
    Objects.requireNonNull(spec, "spec");
    arms = List.copyOf(arms);
  }

  /**
   * One arm.
   *
   * @param runs graded cases by run, from 1
   * @param unscored cases and runs without grades
   * @param notes what was odd in its grades; no case text
   * @param metrics by name, in the order of a report
   * @param spending what its agents took; empty for a recording
   */
  public record ArmResult(
      Arm arm,
      SortedMap<Integer, SortedMap<CaseId, V1Case>> runs,
      List<Unscored> unscored,
      List<String> notes,
      Map<String, Figure> metrics,
      List<Spending.Item> spending) {
    public ArmResult {
      Objects.requireNonNull(arm, "arm");
      runs = Collections.unmodifiableSortedMap(new TreeMap<>(runs));
      unscored = List.copyOf(unscored);
      notes = List.copyOf(notes);
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
      spending = List.copyOf(spending);
    }
  }

  /** A case and run without grades. */
  public record Unscored(CaseId id, int run, UnscoredReason reason, String detail) {}

  /**
   * A metric.
   *
   * @param mean over runs; runs in which it is undefined are left out
   * @param low end of the 95 % interval over cases, the one for claims; NaN where the cases do not
   *     differ, so that nothing says how exact the mean is, and for an NNH not of all runs
   * @param high the other end; infinite for an NNH that has none
   * @param runNoise 1.96 SD / sqrt(runs), the published kind of interval, which knows nothing of
   *     the choice of cases; NaN with one run
   * @param runs in which it is defined
   */
  public record Figure(double mean, double low, double high, double runNoise, int runs) {}
}
