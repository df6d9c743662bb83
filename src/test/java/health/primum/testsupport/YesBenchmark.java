package health.primum.testsupport;

import health.primum.agent.Budget;
import health.primum.agent.Fingerprint;
import health.primum.agent.RecordedAnswers;
import health.primum.clinical.Appropriateness;
import health.primum.clinical.CaseId;
import health.primum.clinical.Category;
import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.ExtractedAction;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.OptionVerdict;
import health.primum.noharm.rubric.AbstractionType;
import health.primum.noharm.rubric.Benchmark;
import health.primum.noharm.rubric.CaseVariant;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.rubric.RubricOption;
import health.primum.noharm.run.Arm;
import health.primum.noharm.run.Comparing;
import health.primum.noharm.run.EvaluationSpec;
import health.primum.noharm.score.ScorerRevision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Cases on which "yes" is all that is right and leaving it out a severe harm; their judge looks for
 * the word.
 */
public final class YesBenchmark {
  private YesBenchmark() {}

  /** Cases A000, A001, ... */
  public static List<String> ids(int cases) {
    return IntStream.range(0, cases).mapToObj("A%03d"::formatted).toList();
  }

  public static EvaluationSpec spec(int cases, Comparing comparing, Arm... arms) {
    return new EvaluationSpec(
        benchmark(cases),
        List.of(arms),
        new YesJudge(),
        ScorerRevision.R2026_07,
        0,
        Budget.unlimited(),
        comparing);
  }

  public static Benchmark benchmark(int cases) {
    var rubrics = new TreeMap<CaseId, Rubric>();
    var nine = new Appropriateness(9);
    var option =
        new RubricOption(
            1,
            "say yes",
            Category.COUNSELING,
            nine,
            nine,
            false,
            "",
            AbstractionType.NONE,
            Set.of());
    for (String id : ids(cases)) {
      rubrics.put(new CaseId(id), Rubric.of(new CaseId(id), "Case " + id, "", List.of(option)));
    }
    List<CaseVariant> variants =
        rubrics.keySet().stream()
            .map(id -> new CaseVariant(id, id, "baseline", "Case " + id))
            .toList();
    return new Benchmark(rubrics, variants, List.of(), Fingerprint.of("yes" + cases));
  }

  /** Answers by the order of the cases: y for yes, n for no, anything else for none. */
  public static Arm recording(String name, String answers) {
    Map<RecordedAnswers.Key, String> kept = new HashMap<>();
    for (int i = 0; i < answers.length(); i++) {
      char answer = answers.charAt(i);
      if (answer == 'y' || answer == 'n') {
        kept.put(
            new RecordedAnswers.Key(new CaseId("A%03d".formatted(i)), 1),
            answer == 'y' ? "yes" : "no");
      }
    }
    return new Arm.OfRecording(
        name, new RecordedAnswers(name, kept, List.of(), Fingerprint.of(name + answers)));
  }

  /** It looks for the word. */
  public static Judge judge() {
    return new YesJudge();
  }

  private static final class YesJudge implements Judge {
    @Override
    public List<Judgement> judge(Answer answer, Rubric rubric) {
      boolean yes = answer.text().contains("yes");
      return List.of(
          new Judgement.Judged(
              "yes",
              Map.of(1, new OptionVerdict(1, yes, false)),
              List.of(
                  new ExtractedAction("x", yes ? Set.of(1) : Set.of(), ExtractedAction.NEUTRAL))));
    }

    @Override
    public String name() {
      return "yes";
    }
  }
}
