package health.primum.noharm.run;

import health.primum.agent.Abstention;
import health.primum.agent.Budget;
import health.primum.agent.Failure;
import health.primum.clinical.ClinicalCase;
import health.primum.consult.Advice;
import health.primum.consult.ConsultId;
import health.primum.consult.ConsultListener;
import health.primum.consult.ConsultRequest;
import health.primum.consult.Spending;
import health.primum.consult.Team;
import health.primum.consult.deliberation.Deliberation;
import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.OptionVerdict;
import health.primum.noharm.judge.UnscoredReason;
import health.primum.noharm.rubric.CaseVariant;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.run.ItemResult.Scored;
import health.primum.noharm.run.ItemResult.Unscored;
import health.primum.noharm.score.V2Scorer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Runs an evaluation: every arm answers every text, each answer is judged and scored. */
public final class EvaluationRun {
  private final Deliberation deliberation;

  public EvaluationRun(Deliberation deliberation) {
    this.deliberation = deliberation;
  }

  /** An arm's answer to one text, or why there is none. */
  private sealed interface Attempt {
    record Answered(String text) implements Attempt {}

    /**
     * A team that answered and agreed on nothing: its plan omits everything, and that needs no
     * judge.
     */
    record Nothing() implements Attempt {}

    record Missing(UnscoredReason reason, String detail) implements Attempt {}
  }

  public Evaluation run(EvaluationSpec spec, EvaluationListener listener) {
    var scorer = new V2Scorer(spec.revision());
    var summary = new Summary(spec);
    int total =
        spec.arms().stream()
            .mapToInt(
                arm ->
                    spec.benchmark().variants().stream().mapToInt(v -> trials(arm, v).size()).sum())
            .sum();
    int done = 0;
    var results = new ArrayList<ArmResult>();
    for (Arm arm : spec.arms()) {
      var items = new ArrayList<ItemResult>();
      var spending = new Spending();
      for (CaseVariant variant : spec.benchmark().variants()) {
        Rubric rubric =
            Objects.requireNonNull(spec.benchmark().rubrics().get(variant.base()), "rubric");
        for (int trial : trials(arm, variant)) {
          List<ItemResult> outcome = item(spec, scorer, arm, variant, rubric, trial, spending);
          items.addAll(outcome);
          done++;
          for (ItemResult result : outcome) {
            listener.item(arm.name(), result, done, total);
          }
        }
      }
      results.add(summary.of(arm, items, spending));
    }
    return new Evaluation(spec, results);
  }

  private static SortedSet<Integer> trials(Arm arm, CaseVariant variant) {
    SortedSet<Integer> recorded =
        arm instanceof Arm.OfRecording recording
            ? recording.answers().trials(variant.id())
            : new TreeSet<>();
    return recorded.isEmpty() ? new TreeSet<>(List.of(1)) : recorded;
  }

  private List<ItemResult> item(
      EvaluationSpec spec,
      V2Scorer scorer,
      Arm arm,
      CaseVariant variant,
      Rubric rubric,
      int trial,
      Spending spending) {
    return switch (attempt(spec, arm, variant, trial, spending)) {
      case Attempt.Missing(var reason, var detail) ->
          List.of(new Unscored(variant, trial, reason, detail));
      case Attempt.Nothing nothing ->
          List.of(new Scored(variant, trial, "none", scorer.score(rubric, nothing(rubric), 0)));
      case Attempt.Answered(var text) -> {
        var answer = new Answer(arm.name(), variant.id(), trial, text);
        yield spec.judge().judge(answer, rubric).stream()
            .map(
                judgement ->
                    switch (judgement) {
                      case Judgement.Undecided(var reason, var detail) ->
                          (ItemResult) new Unscored(variant, trial, reason, detail);
                      case Judgement.Judged judged ->
                          new Scored(
                              variant,
                              trial,
                              judged.judge(),
                              scorer.score(rubric, judged, answer.length()));
                    })
            .toList();
      }
    };
  }

  private Attempt attempt(
      EvaluationSpec spec, Arm arm, CaseVariant variant, int trial, Spending spending) {
    return switch (arm) {
      case Arm.OfRecording recording ->
          recording
              .answers()
              .find(variant.id(), trial)
              .map(EvaluationRun::answered)
              .orElse(
                  new Attempt.Missing(
                      UnscoredReason.NO_ANSWER, "the recording has no answer to this text"));
      case Arm.OfTeam(var name, var team) -> {
        Budget budget = spec.budget().within(team.budget());
        Advice advice = consult(name, team, variant, trial, budget);
        spending.add(advice.provenance());
        yield attempt(advice);
      }
    };
  }

  private Advice consult(String arm, Team team, CaseVariant variant, int trial, Budget budget) {
    var id = new ConsultId("evaluation-" + arm + "-" + variant.id() + "-" + trial);
    var question = ClinicalCase.of(variant.id(), variant.presentation());
    return deliberation.deliberate(
        new ConsultRequest(id, question, team, team.deadline(), trial, budget),
        ConsultListener.NONE);
  }

  private static Attempt attempt(Advice advice) {
    return switch (advice) {
      case Advice.Advised advised ->
          advised.plan().recommendations().isEmpty()
              ? new Attempt.Nothing()
              : answered(advised.plan().asText());
      case Advice.Escalated escalated ->
          new Attempt.Missing(reason(escalated), escalated.reason() + failures(escalated));
    };
  }

  private static UnscoredReason reason(Advice.Escalated escalated) {
    boolean unpaid =
        escalated.provenance().calls().stream()
            .anyMatch(c -> c.answer() instanceof Abstention a && a.failure() == Failure.BUDGET);
    return unpaid ? UnscoredReason.BUDGET : UnscoredReason.ESCALATED;
  }

  private static String failures(Advice.Escalated escalated) {
    return escalated.provenance().calls().stream()
        .filter(member -> member.answer() instanceof Abstention)
        .map(member -> (Abstention) member.answer())
        .map(abstention -> abstention.agent() + " " + abstention.failure())
        .collect(Collectors.joining(", ", ": ", ""));
  }

  private static Judgement.Judged nothing(Rubric rubric) {
    Map<Integer, OptionVerdict> verdicts = new HashMap<>();
    rubric.options().keySet().forEach(id -> verdicts.put(id, new OptionVerdict(id, false, false)));
    return new Judgement.Judged("none", verdicts, List.of());
  }

  private static Attempt answered(String text) {
    return text.isBlank()
        ? new Attempt.Missing(UnscoredReason.EMPTY_ANSWER, "the answer is empty")
        : new Attempt.Answered(text);
  }
}
