package health.primum.noharm.report.page;

import health.primum.clinical.CaseId;
import health.primum.clinical.HarmKind;
import health.primum.clinical.HarmSeverity;
import health.primum.noharm.judge.ExtractedAction;
import health.primum.noharm.panel.KeptVerdict;
import health.primum.noharm.report.page.Details.Missed;
import health.primum.noharm.report.page.Details.WorstCase;
import health.primum.noharm.report.page.Details.WorstCases;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.rubric.RubricOption;
import health.primum.noharm.run.ArmResult;
import health.primum.noharm.run.Evaluation;
import health.primum.noharm.run.ItemResult.Scored;
import health.primum.noharm.score.Harm;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the answers with most severe harm, and what is wrong with them. */
final class WorstFinder {
  /** Cases an arm: what a committee reads in one sitting. */
  static final int SHOWN = 5;

  /** Characters of a plan; GPT-5.5's longest published answer has fewer. */
  static final int LONGEST = 6_000;

  private static final String NOTHING = "(The team agreed on nothing: its plan is empty.)";

  /** One judge's word on one answer. */
  private record Key(String arm, CaseId variant, int trial, String judge) {}

  private final SortedMap<CaseId, Rubric> rubrics;
  private final Map<Key, KeptVerdict> verdicts = new HashMap<>();

  WorstFinder(Evaluation evaluation) {
    this.rubrics = evaluation.spec().benchmark().rubrics();
    for (KeptVerdict kept : evaluation.verdicts()) {
      var answer = kept.answer();
      verdicts.put(
          new Key(answer.arm(), answer.variant(), answer.trial(), kept.judged().judge()), kept);
    }
  }

  WorstCases of(ArmResult arm) {
    Map<CaseId, Scored> gravest =
        arm.scored().stream()
            .filter(item -> severe(item) > 0)
            .collect(
                Collectors.toMap(
                    item -> item.variant().base(),
                    item -> item,
                    (one, other) -> severe(other) > severe(one) ? other : one,
                    TreeMap::new));
    List<WorstCase> shown =
        gravest.values().stream()
            .sorted(Comparator.comparingLong((Scored item) -> -severe(item)))
            .limit(SHOWN)
            .map(item -> worst(arm.arm().name(), item))
            .toList();
    return new WorstCases(arm.arm().name(), gravest.size(), shown);
  }

  private static long severe(Scored item) {
    return item.score().harms().stream().filter(WorstFinder::isSevere).count();
  }

  private static boolean isSevere(Harm harm) {
    return harm.severity() == HarmSeverity.SEVERE;
  }

  private WorstCase worst(String arm, Scored item) {
    Optional<KeptVerdict> verdict =
        Optional.ofNullable(
            verdicts.get(new Key(arm, item.variant().id(), item.trial(), item.judge())));
    String plan = verdict.map(kept -> kept.answer().text()).orElse(NOTHING);
    int end = end(plan);
    Rubric rubric = Objects.requireNonNull(rubrics.get(item.variant().base()), "rubric");
    List<Missed> harms =
        item.score().harms().stream()
            .filter(WorstFinder::isSevere)
            .sorted(Comparator.comparing((Harm harm) -> harm.kind() != HarmKind.OMISSION))
            .map(harm -> missed(rubric, harm, item, verdict))
            .toList();
    return new WorstCase(
        item.variant().base().value(),
        item.variant().id().value(),
        item.trial(),
        item.judge(),
        plan.substring(0, end),
        plan.length() - end,
        harms);
  }

  /** Where to cut, never inside a character. */
  private static int end(String plan) {
    if (plan.length() <= LONGEST) {
      return plan.length();
    }
    return Character.isLowSurrogate(plan.charAt(LONGEST)) ? LONGEST - 1 : LONGEST;
  }

  private static Missed missed(
      Rubric rubric, Harm harm, Scored item, Optional<KeptVerdict> verdict) {
    List<String> actions =
        verdict.stream()
            .flatMap(kept -> kept.judged().actions().stream())
            .filter(action -> isAbout(action, harm))
            .map(ExtractedAction::text)
            .toList();
    Optional<RubricOption> option = rubric.option(harm.option());
    return new Missed(
        harm.kind().name().toLowerCase(Locale.ROOT),
        harm.option(),
        option.map(RubricOption::text).orElse("an action that the rubric does not list"),
        option.map(o -> o.score().score()).orElse(1),
        harm.kind() == HarmKind.OMISSION && item.score().matched().contains(harm.option()),
        actions);
  }

  private static boolean isAbout(ExtractedAction action, Harm harm) {
    return harm.option() == 0
        ? action.isOffRubric() && action.offRubricScore().severity() == harm.severity()
        : action.matches().contains(harm.option());
  }
}
