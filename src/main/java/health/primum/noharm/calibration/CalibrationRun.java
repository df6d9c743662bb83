package health.primum.noharm.calibration;

import health.primum.agent.Budget;
import health.primum.clinical.CaseId;
import health.primum.fault.FaultyInput;
import health.primum.noharm.execution.EvaluationListener;
import health.primum.noharm.execution.ProgressCount;
import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.Calibration;
import health.primum.noharm.judge.Calibration.Rate;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.JudgeProfile;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.Opinion;
import health.primum.noharm.judge.OptionVerdict;
import health.primum.noharm.panel.KrippendorffAlpha;
import health.primum.noharm.stats.Interval;
import health.primum.noharm.stats.StratifiedRatio;
import health.primum.noharm.work.Attempt;
import health.primum.noharm.work.Earlier;
import health.primum.noharm.work.ItemLog;
import health.primum.noharm.work.Kept;
import health.primum.noharm.work.Resuming;
import health.primum.noharm.work.RunHeader;
import health.primum.noharm.work.Turns;
import health.primum.noharm.work.WorkItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * Runs a judge on labelled answers. A statement counts as found when the judge matches it, in full
 * or in part; what it cannot judge is counted and is in no rate.
 */
public final class CalibrationRun {
  private final Turns turns;

  /**
   * A run.
   *
   * @param turns in which answers are judged
   */
  public CalibrationRun(Turns turns) {
    this.turns = turns;
  }

  /** What another run must have alike to go on with this one's log. */
  public static RunHeader header(Judge judge, LabelledSet set) {
    var parts = new TreeMap<String, String>();
    parts.put("instrument", "calibration");
    parts.put("labels", set.fingerprint().sha256());
    JudgeProfile profile = judge.standing().judges().getFirst().profile();
    parts.put("judge " + profile.name(), profile.fingerprint().sha256());
    return new RunHeader(parts);
  }

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
   * The judge's calibration. Verdicts are kept as soon as they are passed; those that an earlier
   * run kept are not asked for again.
   *
   * @param budget what the judge is paid from: what earlier runs spent is charged to it
   * @throws FaultyInput when it could judge nothing, or the log is of other answers
   */
  public Calibration run(
      Judge judge, LabelledSet set, Budget budget, ItemLog log, EvaluationListener listener) {
    SequencedMap<WorkItem, LabelledAnswer> items = new LinkedHashMap<>();
    set.answers().forEach(labelled -> items.put(item(labelled.answer(), items.keySet()), labelled));
    Earlier earlier = Earlier.of(log.earlier(), items.keySet(), Set.of(judge.name()));
    budget.charge(earlier.cost());
    var resuming = new Resuming(earlier, log);
    var count = new ProgressCount(items.size(), earlier, listener);
    List<Kept.Verdict> verdicts =
        turns.each(
            items.entrySet(), one -> verdict(judge, one.getKey(), one.getValue(), resuming, count));
    return calibration(judge, set, List.copyOf(items.values()), verdicts);
  }

  /** A second answer of one system to one question is its next trial. */
  private static WorkItem item(Answer answer, Set<WorkItem> taken) {
    var item = new WorkItem(answer.arm(), answer.variant(), answer.trial());
    while (taken.contains(item)) {
      item = new WorkItem(item.arm(), item.variant(), item.trial() + 1);
    }
    return item;
  }

  private static Kept.Verdict verdict(
      Judge judge, WorkItem item, LabelledAnswer labelled, Resuming resuming, ProgressCount count) {
    Answer said = labelled.answer();
    resuming.answer(
        item, () -> new Kept.Answer(item, new Attempt.Answered(said.text()), List.of()));
    Kept.Verdict verdict =
        resuming.verdict(
            item,
            judge.name(),
            () -> {
              Opinion opinion = judge.opinion(said, labelled.rubric());
              return new Kept.Verdict(
                  item, judge.name(), said.sha256(), opinion.judgements(), opinion.spent());
            });
    count.done(
        item,
        !resuming.isEarlier(verdict),
        verdict.judgements().getFirst() instanceof Judgement.Judged,
        verdict.spent());
    return verdict;
  }

  private static Calibration calibration(
      Judge judge, LabelledSet set, List<LabelledAnswer> answers, List<Kept.Verdict> verdicts) {
    SortedMap<CaseId, Counts> clusters = new TreeMap<>();
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      LabelledAnswer labelled = answers.get(i);
      Counts counts = clusters.computeIfAbsent(labelled.answer().variant(), any -> new Counts());
      switch (verdicts.get(i).judgements().getFirst()) {
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
