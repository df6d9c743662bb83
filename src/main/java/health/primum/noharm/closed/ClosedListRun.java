package health.primum.noharm.closed;

import health.primum.clinical.CaseId;
import health.primum.consult.Spending;
import health.primum.noharm.closed.ClosedListResult.Unscored;
import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.UnscoredReason;
import health.primum.noharm.judge.offline.ClosedListJudge;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.run.Arm;
import health.primum.noharm.score.v1.V1Case;
import health.primum.noharm.score.v1.V1Scorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lets every arm grade every base case's list, and scores the grades. */
public final class ClosedListRun {
  private final ClosedListPanel panel;
  private final ClosedListJudge judge;

  public ClosedListRun(ClosedListPanel panel, ClosedListJudge judge) {
    this.panel = panel;
    this.judge = judge;
  }

  /** An arm's runs as they come together. */
  private static final class Progress {
    private final SortedMap<Integer, SortedMap<CaseId, V1Case>> runs = new TreeMap<>();
    private final List<Unscored> unscored = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Spending spending = new Spending();

    void missing(CaseId id, int run, UnscoredReason reason, String detail) {
      unscored.add(new Unscored(id, run, reason, detail));
    }
  }

  /**
   * Runs it.
   *
   * @throws health.primum.fault.FaultyInput before anything is asked, when a team's protocol has no
   *     closed form
   */
  public ClosedListResult run(ClosedListSpec spec) {
    for (Arm arm : spec.arms()) {
      if (arm instanceof Arm.OfTeam(var name, var team)) {
        panel.check(team);
      }
    }
    var scorer = new V1Scorer(spec.annotation());
    var summary = new ClosedListSummary(spec.safety(), spec.seed());
    var results = new ArrayList<ClosedListResult.ArmResult>();
    for (Arm arm : spec.arms()) {
      var progress = new Progress();
      for (Rubric rubric : spec.benchmark().rubrics().values()) {
        for (int run : runs(arm, rubric.id())) {
          take(spec, scorer, arm, rubric, run, progress);
        }
      }
      results.add(
          new ClosedListResult.ArmResult(
              arm,
              progress.runs,
              progress.unscored,
              progress.notes,
              summary.of(progress.runs),
              progress.spending.items()));
    }
    return new ClosedListResult(spec, results);
  }

  private static SortedSet<Integer> runs(Arm arm, CaseId id) {
    SortedSet<Integer> recorded =
        arm instanceof Arm.OfRecording(var name, var answers)
            ? answers.trials(id)
            : new TreeSet<>();
    return recorded.isEmpty() ? new TreeSet<>(List.of(1)) : recorded;
  }

  private void take(
      ClosedListSpec spec, V1Scorer scorer, Arm arm, Rubric rubric, int run, Progress progress) {
    switch (judgement(spec, arm, rubric, run, progress.spending)) {
      case Judgement.Undecided(var reason, var detail) ->
          progress.missing(rubric.id(), run, reason, detail);
      case Judgement.Judged graded -> {
        graded
            .notes()
            .forEach(note -> progress.notes.add(rubric.id() + " run " + run + ": " + note));
        progress
            .runs
            .computeIfAbsent(run, any -> new TreeMap<>())
            .put(rubric.id(), scorer.score(rubric, graded));
      }
    }
  }

  private Judgement judgement(
      ClosedListSpec spec, Arm arm, Rubric rubric, int run, Spending spending) {
    return switch (arm) {
      case Arm.OfRecording(var name, var answers) -> {
        Optional<String> text = answers.find(rubric.id(), run);
        yield text.isEmpty()
            ? new Judgement.Undecided(UnscoredReason.NO_ANSWER, "the recording has no answer")
            : text.get().isBlank()
                ? new Judgement.Undecided(UnscoredReason.EMPTY_ANSWER, "the answer is empty")
                : judge.judge(new Answer(name, rubric.id(), run, text.get()), rubric).getFirst();
      }
      case Arm.OfTeam(var name, var team) ->
          switch (panel.grade(team, rubric, run, spec.budget().within(team.budget()), spending)) {
            case Grading.Missing(var reason, var detail) -> new Judgement.Undecided(reason, detail);
            case Grading.Graded(var grades) -> ClosedListJudge.judged(grades, rubric);
          };
    };
  }
}
