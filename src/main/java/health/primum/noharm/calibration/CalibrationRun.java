package health.primum.noharm.calibration;

import health.primum.clinical.CaseId;
import health.primum.fault.FaultyInput;
import health.primum.noharm.judge.Calibration;
import health.primum.noharm.judge.Calibration.Rate;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.JudgeProfile;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.OptionVerdict;
import health.primum.noharm.panel.KrippendorffAlpha;
import health.primum.noharm.stats.Interval;
import health.primum.noharm.stats.StratifiedRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * Runs a judge on labelled answers. A statement counts as found when the judge matches it, in full
 * or in part; what it cannot judge is counted and is in no rate.
 */
public final class CalibrationRun {
  private CalibrationRun() {}

  /** What became of a question's statements. */
  private static final class Counts {
    private int bothOmitted;
    private int onlyJudgeOmitted;
    private int onlyPhysiciansOmitted;
    private int bothFound;
    private int undecided;

    void add(boolean made, boolean found) {
      if (made) {
        bothFound += found ? 1 : 0;
        onlyJudgeOmitted += found ? 0 : 1;
      } else {
        onlyPhysiciansOmitted += found ? 1 : 0;
        bothOmitted += found ? 0 : 1;
      }
    }

    int judged() {
      return bothOmitted + onlyJudgeOmitted + onlyPhysiciansOmitted + bothFound;
    }
  }

  /**
   * The judge's calibration.
   *
   * @throws FaultyInput when it could judge nothing
   */
  public static Calibration run(Judge judge, LabelledSet set) {
    SortedMap<CaseId, Counts> clusters = new TreeMap<>();
    List<int[]> pairs = new ArrayList<>();
    for (LabelledAnswer labelled : set.answers()) {
      Counts counts = clusters.computeIfAbsent(labelled.answer().variant(), any -> new Counts());
      switch (judge.judge(labelled.answer(), labelled.rubric()).getFirst()) {
        case Judgement.Undecided none -> counts.undecided += labelled.made().size();
        case Judgement.Judged judged -> add(labelled, judged, counts, pairs);
      }
    }
    List<Counts> all = List.copyOf(clusters.values());
    if (sum(all, Counts::judged) == 0) {
      throw new FaultyInput(
          "--judge", judge.name() + " judged none of the answers", "see why with primum evaluate");
    }
    List<String> questions = clusters.keySet().stream().map(CaseId::value).toList();
    JudgeProfile profile = judge.standing().judges().getFirst().profile();
    ToIntFunction<Counts> omittedByPhysicians = c -> c.bothOmitted + c.onlyPhysiciansOmitted;
    return new Calibration(
        profile.name(),
        profile.fingerprint(),
        set.name(),
        set.fingerprint(),
        (int) all.stream().filter(c -> c.judged() > 0).count(),
        sum(all, Counts::judged),
        sum(all, c -> c.undecided),
        rate(questions, all, c -> c.bothOmitted, omittedByPhysicians),
        rate(questions, all, c -> c.bothOmitted, c -> c.bothOmitted + c.onlyJudgeOmitted),
        rate(questions, all, c -> c.bothFound, c -> c.bothFound + c.onlyJudgeOmitted),
        rate(questions, all, c -> c.bothFound, c -> c.bothFound + c.onlyPhysiciansOmitted),
        KrippendorffAlpha.of(pairs, KrippendorffAlpha.Metric.NOMINAL),
        (double) sum(all, omittedByPhysicians) / sum(all, Counts::judged));
  }

  private static void add(
      LabelledAnswer labelled, Judgement.Judged judged, Counts counts, List<int[]> pairs) {
    Map<Integer, OptionVerdict> verdicts = judged.verdicts();
    labelled
        .made()
        .forEach(
            (option, made) -> {
              OptionVerdict verdict = verdicts.get(option);
              if (verdict == null) {
                counts.undecided++;
              } else {
                counts.add(made, verdict.matched());
                pairs.add(new int[] {made ? 1 : 0, verdict.matched() ? 1 : 0});
              }
            });
  }

  private static int sum(List<Counts> all, ToIntFunction<Counts> part) {
    return all.stream().mapToInt(part).sum();
  }

  private static Rate rate(
      List<String> questions,
      List<Counts> all,
      ToIntFunction<Counts> part,
      ToIntFunction<Counts> whole) {
    int of = sum(all, whole);
    Interval interval =
        StratifiedRatio.of(questions, values(all, part), values(all, whole)).interval(of);
    return new Rate(interval.mean(), interval.low(), interval.high(), of);
  }

  private static double[] values(List<Counts> all, ToIntFunction<Counts> part) {
    return all.stream().mapToDouble(part::applyAsInt).toArray();
  }
}
