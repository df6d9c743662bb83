package health.primum.noharm.report.page;

import health.primum.clinical.HarmKind;
import health.primum.noharm.report.page.Details.CriticalOption;
import health.primum.noharm.report.page.Details.Tally;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.rubric.RubricOption;
import health.primum.noharm.run.ArmResult;
import health.primum.noharm.run.Evaluation;
import health.primum.noharm.run.ItemResult;
import health.primum.noharm.score.RecordScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what each arm made of the options that must not be missed. */
final class CriticalFinder {
  /** The benchmark's own line for "highly appropriate". */
  private static final int CRITICAL = 8;

  private final Evaluation evaluation;

  CriticalFinder(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  static boolean isMissed(CriticalOption option) {
    return option.answers().values().stream().anyMatch(t -> t.missed() + t.partly() > 0);
  }

  /** Of the cases that have a scored answer. */
  List<CriticalOption> all() {
    var all = new ArrayList<CriticalOption>();
    for (Rubric rubric : evaluation.spec().benchmark().rubrics().values()) {
      rubric.options().values().stream()
          .filter(option -> option.score().score() >= CRITICAL)
          .sorted(Comparator.comparingInt((RubricOption o) -> -o.score().score()))
          .map(option -> row(rubric, option))
          .filter(row -> row.answers().values().stream().anyMatch(t -> t.answers() > 0))
          .forEach(all::add);
    }
    return all;
  }

  private CriticalOption row(Rubric rubric, RubricOption option) {
    Map<String, Tally> answers = new LinkedHashMap<>();
    for (ArmResult arm : evaluation.arms()) {
      List<RecordScore> scores =
          arm.scored().stream()
              .filter(item -> item.variant().base().equals(rubric.id()))
              .map(ItemResult.Scored::score)
              .toList();
      answers.put(arm.arm().name(), tally(scores, option.id()));
    }
    return new CriticalOption(
        rubric.id().value(), option.id(), option.text(), option.score().score(), answers);
  }

  private static Tally tally(List<RecordScore> scores, int option) {
    int done = 0;
    int partly = 0;
    int missed = 0;
    for (RecordScore score : scores) {
      boolean matched = score.matched().contains(option);
      boolean harm = omits(score, option);
      done += matched && !harm ? 1 : 0;
      partly += matched && harm ? 1 : 0;
      missed += !matched && harm ? 1 : 0;
    }
    return new Tally(scores.size(), done, partly, missed, scores.size() - done - partly - missed);
  }

  private static boolean omits(RecordScore score, int option) {
    return score.harms().stream()
        .anyMatch(harm -> harm.kind() == HarmKind.OMISSION && harm.option() == option);
  }
}
