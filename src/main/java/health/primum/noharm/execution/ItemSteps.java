package health.primum.noharm.execution;

import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.Opinion;
import health.primum.noharm.run.Workload;
import health.primum.noharm.work.Attempt;
import health.primum.noharm.work.Kept;
import health.primum.noharm.work.Resuming;
import health.primum.noharm.work.Turns;
import health.primum.noharm.work.WorkItem;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;

/**
 * Does an item's steps, those that are not finished yet, and keeps each. The judges of one answer
 * judge at the same time. Thread-safe.
 */
final class ItemSteps {
  private final Judge judge;
  private final Answering answering;
  private final Resuming resuming;
  private final ProgressCount progress;
  private final Turns judging;

  ItemSteps(
      Judge judge,
      Answering answering,
      Resuming resuming,
      ProgressCount progress,
      ExecutorService executor) {
    this.judge = judge;
    this.answering = answering;
    this.resuming = resuming;
    this.progress = progress;
    this.judging = new Turns(executor, judge.members().size());
  }

  Findings.Steps of(Workload.Piece piece) {
    WorkItem item = piece.item();
    Kept.Answer answer = resuming.answer(item, () -> answering.answer(piece));
    List<Kept.Verdict> verdicts = List.of();
    if (answer.attempt() instanceof Attempt.Answered(var text)) {
      var said = new Answer(item.arm(), item.variant(), item.trial(), text);
      verdicts = judging.each(judge.members(), one -> verdict(one, piece, said));
    }
    List<Kept> all = Stream.concat(Stream.<Kept>of(answer), verdicts.stream()).toList();
    progress.done(
        item,
        !all.stream().allMatch(resuming::isEarlier),
        isScored(answer, verdicts),
        all.stream().flatMap(step -> step.spent().stream()).toList());
    return new Findings.Steps(answer, verdicts);
  }

  private Kept.Verdict verdict(Judge one, Workload.Piece piece, Answer said) {
    return resuming.verdict(
        piece.item(),
        one.name(),
        () -> {
          Opinion opinion = one.opinion(said, piece.rubric());
          return new Kept.Verdict(
              piece.item(), one.name(), said.sha256(), opinion.judgements(), opinion.spent());
        });
  }

  private static boolean isScored(Kept.Answer answer, List<Kept.Verdict> verdicts) {
    return switch (answer.attempt()) {
      case Attempt.Missing missing -> false;
      case Attempt.Nothing nothing -> true;
      case Attempt.Answered answered ->
          verdicts.stream()
              .map(Kept.Verdict::judgements)
              .flatMap(List::stream)
              .anyMatch(Judgement.Judged.class::isInstance);
    };
  }
}
