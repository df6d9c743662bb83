package health.primum.noharm.execution;

import health.primum.consult.Spending;
import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.Opinion;
import health.primum.noharm.judge.OptionVerdict;
import health.primum.noharm.panel.Proceedings;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.run.Arm;
import health.primum.noharm.run.ArmResult;
import health.primum.noharm.run.Contrast;
import health.primum.noharm.run.Evaluation;
import health.primum.noharm.run.EvaluationSpec;
import health.primum.noharm.run.ItemResult;
import health.primum.noharm.run.ItemResult.Scored;
import health.primum.noharm.run.ItemResult.Unscored;
import health.primum.noharm.run.Summary;
import health.primum.noharm.run.Workload;
import health.primum.noharm.score.V2Scorer;
import health.primum.noharm.work.Attempt;
import health.primum.noharm.work.Kept;
import health.primum.noharm.work.WorkItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Scores what was answered and judged, in the order of the workload whatever the order in which it
 * was done: a finished evaluation follows from its kept steps alone.
 */
final class Findings {
  /** An item's finished steps; verdicts in the order of the judges. */
  record Steps(Kept.Answer answer, List<Kept.Verdict> verdicts) {}

  private final EvaluationSpec spec;
  private final V2Scorer scorer;
  private final Proceedings proceedings = new Proceedings();

  Findings(EvaluationSpec spec) {
    this.spec = spec;
    this.scorer = new V2Scorer(spec.revision());
  }

  Evaluation evaluation(Workload workload, Map<WorkItem, Steps> done) {
    var summary = new Summary(spec);
    var arms = new ArrayList<ArmResult>();
    for (Arm arm : spec.arms()) {
      var items = new ArrayList<ItemResult>();
      var spending = new Spending();
      for (Workload.Piece piece : workload.of(arm)) {
        Steps steps = Objects.requireNonNull(done.get(piece.item()), "an item was not done");
        steps.answer().spent().forEach(spending::add);
        items.addAll(results(piece, steps));
      }
      arms.add(summary.of(arm, items, spending));
    }
    return new Evaluation(
        spec,
        arms,
        Contrast.of(spec, arms),
        proceedings.standing(spec.judge().standing()),
        proceedings.verdicts());
  }

  private List<ItemResult> results(Workload.Piece piece, Steps steps) {
    return switch (steps.answer().attempt()) {
      case Attempt.Missing(var reason, var detail, var again) ->
          List.of(new Unscored(piece.variant(), piece.item().trial(), reason, detail));
      case Attempt.Nothing nothing ->
          List.of(
              new Scored(
                  piece.variant(),
                  piece.item().trial(),
                  "none",
                  scorer.score(piece.rubric(), nothing(piece.rubric()), 0)));
      case Attempt.Answered(var text) -> {
        var answer =
            new Answer(piece.item().arm(), piece.item().variant(), piece.item().trial(), text);
        var results = new ArrayList<ItemResult>();
        for (Kept.Verdict verdict : steps.verdicts()) {
          proceedings.add(
              answer, piece.rubric(), new Opinion(verdict.judgements(), verdict.spent()));
          verdict.judgements().forEach(judgement -> results.add(result(piece, answer, judgement)));
        }
        yield results;
      }
    };
  }

  private ItemResult result(Workload.Piece piece, Answer answer, Judgement judgement) {
    return switch (judgement) {
      case Judgement.Undecided(var reason, var detail) ->
          new Unscored(piece.variant(), answer.trial(), reason, detail);
      case Judgement.Judged judged ->
          new Scored(
              piece.variant(),
              answer.trial(),
              judged.judge(),
              scorer.score(piece.rubric(), judged, answer.length()));
    };
  }

  private static Judgement.Judged nothing(Rubric rubric) {
    Map<Integer, OptionVerdict> verdicts = new HashMap<>();
    rubric.options().keySet().forEach(id -> verdicts.put(id, new OptionVerdict(id, false, false)));
    return new Judgement.Judged("none", verdicts, List.of());
  }
}
