package health.primum.noharm.closed;

import health.primum.clinical.CaseId;
import health.primum.consult.Spending;
import health.primum.noharm.closed.ClosedListResult.ArmResult;
import health.primum.noharm.closed.ClosedListResult.Unscored;
import health.primum.noharm.execution.EvaluationListener;
import health.primum.noharm.execution.ProgressCount;
import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.UnscoredReason;
import health.primum.noharm.judge.offline.ClosedListJudge;
import health.primum.noharm.run.Arm;
import health.primum.noharm.score.v1.V1Case;
import health.primum.noharm.score.v1.V1Scorer;
import health.primum.noharm.work.Attempt;
import health.primum.noharm.work.Earlier;
import health.primum.noharm.work.ItemLog;
import health.primum.noharm.work.Kept;
import health.primum.noharm.work.Resuming;
import health.primum.noharm.work.RunHeader;
import health.primum.noharm.work.Turns;
import health.primum.noharm.work.WorkItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;

/**
 * Lets every arm grade every base case's list, and scores the grades. Grades are kept as soon as
 * they are there, and what an earlier run got is not asked again; the result follows from what is
 * kept alone.
 */
public final class ClosedListRun {
  private final ClosedListPanel panel;
  private final ClosedListJudge judge;
  private final ExecutorService executor;

  /**
   * A run.
   *
   * @param executor runs one task a list; made for virtual threads
   */
  public ClosedListRun(ClosedListPanel panel, ClosedListJudge judge, ExecutorService executor) {
    this.panel = panel;
    this.judge = judge;
    this.executor = executor;
  }

  /** An arm's runs as they come together. */
  private static final class Progress {
    private final SortedMap<Integer, SortedMap<CaseId, V1Case>> runs = new TreeMap<>();
    private final List<Unscored> unscored = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Spending spending = new Spending();
  }

  /** What another run must have alike to go on with this one's log. */
  public RunHeader header(ClosedListSpec spec) {
    return ClosedListWork.header(spec, panel.promptFingerprint());
  }

  /** One list after the other, nothing kept. */
  public ClosedListResult run(ClosedListSpec spec) {
    return run(spec, 1, ItemLog.NONE, EvaluationListener.NONE);
  }

  /**
   * Sees that every team can be asked.
   *
   * @throws health.primum.fault.FaultyInput naming the protocol that has no closed form
   */
  public void check(ClosedListSpec spec) {
    for (Arm arm : spec.arms()) {
      if (arm instanceof Arm.OfTeam(var name, var team)) {
        panel.check(team);
      }
    }
  }

  /**
   * Runs what is left to do.
   *
   * @param parallel how many lists are under way at once, at least 1
   * @throws health.primum.fault.FaultyInput before anything is asked, when a team's protocol has no
   *     closed form, or the log does not belong to the specification
   */
  public ClosedListResult run(
      ClosedListSpec spec, int parallel, ItemLog log, EvaluationListener listener) {
    check(spec);
    var work = new ClosedListWork(spec);
    Earlier earlier = Earlier.of(log.earlier(), work.pieces().keySet(), Set.of());
    spec.budget().charge(earlier.cost());
    var resuming = new Resuming(earlier, log);
    var count = new ProgressCount(work.pieces().size(), earlier, listener);
    Map<WorkItem, Kept.Answer> done = new HashMap<>();
    new Turns(executor, parallel)
        .each(work.pieces().values(), piece -> answer(spec, piece, resuming, count))
        .forEach(answer -> done.put(answer.item(), answer));
    return result(spec, work, done);
  }

  private Kept.Answer answer(
      ClosedListSpec spec, ClosedListWork.Piece piece, Resuming resuming, ProgressCount count) {
    Kept.Answer answer = resuming.answer(piece.item(), () -> asked(spec, piece));
    boolean graded = judgement(piece, answer.attempt()) instanceof Judgement.Judged;
    count.done(piece.item(), !resuming.isEarlier(answer), graded, answer.spent());
    return answer;
  }

  private Kept.Answer asked(ClosedListSpec spec, ClosedListWork.Piece piece) {
    return switch (piece.arm()) {
      case Arm.OfRecording(var name, var answers) ->
          new Kept.Answer(
              piece.item(),
              answers
                  .find(piece.item().variant(), piece.item().trial())
                  .map(ClosedListRun::recorded)
                  .orElse(missing(UnscoredReason.NO_ANSWER, "the recording has no answer")),
              List.of());
      case Arm.OfTeam(var name, var team) ->
          panel.grade(team, piece.rubric(), piece.item(), spec.budget().within(team.budget()));
    };
  }

  private static Attempt recorded(String text) {
    return text.isBlank()
        ? missing(UnscoredReason.EMPTY_ANSWER, "the answer is empty")
        : new Attempt.Answered(text);
  }

  private static Attempt missing(UnscoredReason reason, String detail) {
    return new Attempt.Missing(reason, detail, false);
  }

  private ClosedListResult result(
      ClosedListSpec spec, ClosedListWork work, Map<WorkItem, Kept.Answer> done) {
    var scorer = new V1Scorer(spec.annotation());
    var summary = new ClosedListSummary(spec.safety(), spec.seed());
    var results = new ArrayList<ArmResult>();
    for (Arm arm : spec.arms()) {
      var progress = new Progress();
      for (ClosedListWork.Piece piece : work.pieces().values()) {
        if (piece.arm().equals(arm)) {
          Kept.Answer answer = Objects.requireNonNull(done.get(piece.item()), "not done");
          answer.spent().forEach(progress.spending::add);
          take(piece, judgement(piece, answer.attempt()), scorer, progress);
        }
      }
      results.add(
          new ArmResult(
              arm,
              progress.runs,
              progress.unscored,
              progress.notes,
              summary.of(progress.runs),
              progress.spending.items()));
    }
    return new ClosedListResult(spec, results);
  }

  private Judgement judgement(ClosedListWork.Piece piece, Attempt attempt) {
    WorkItem item = piece.item();
    return switch (attempt) {
      case Attempt.Missing(var reason, var detail, var again) ->
          new Judgement.Undecided(reason, detail);
      case Attempt.Nothing nothing ->
          new Judgement.Undecided(UnscoredReason.NO_GRADES, "nothing was graded");
      case Attempt.Answered(var text) ->
          judge
              .judge(new Answer(item.arm(), item.variant(), item.trial(), text), piece.rubric())
              .getFirst();
    };
  }

  private static void take(
      ClosedListWork.Piece piece, Judgement judgement, V1Scorer scorer, Progress progress) {
    CaseId id = piece.rubric().id();
    int run = piece.item().trial();
    switch (judgement) {
      case Judgement.Undecided(var reason, var detail) ->
          progress.unscored.add(new Unscored(id, run, reason, detail));
      case Judgement.Judged graded -> {
        graded.notes().forEach(note -> progress.notes.add(id + " run " + run + ": " + note));
        progress
            .runs
            .computeIfAbsent(run, any -> new TreeMap<>())
            .put(id, scorer.score(piece.rubric(), graded));
      }
    }
  }
}
