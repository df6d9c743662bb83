package health.primum.noharm.closed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.primum.agent.Answer;
import health.primum.agent.AnswerForm;
import health.primum.agent.Budget;
import health.primum.agent.Failure;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.Origin;
import health.primum.agent.PromptTemplate;
import health.primum.agent.RecordedAnswers;
import health.primum.agent.Usage;
import health.primum.agent.judging.Grade;
import health.primum.catalog.Catalog;
import health.primum.catalog.GradesReader;
import health.primum.clinical.CaseId;
import health.primum.consensus.ConsensusRule;
import health.primum.consult.Team;
import health.primum.consult.TeamId;
import health.primum.consult.deliberation.Prompting;
import health.primum.fault.FaultyInput;
import health.primum.noharm.closed.ClosedListResult.ArmResult;
import health.primum.noharm.execution.EvaluationListener;
import health.primum.noharm.judge.UnscoredReason;
import health.primum.noharm.judge.offline.ClosedListJudge;
import health.primum.noharm.rubric.Benchmark;
import health.primum.noharm.rubric.CaseVariant;
import health.primum.noharm.rubric.RaterAggregation;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.run.Arm;
import health.primum.noharm.score.Rubrics;
import health.primum.noharm.score.v1.SafetyForm;
import health.primum.noharm.stats.Interval;
import health.primum.noharm.stats.Proportion;
import health.primum.testsupport.Answers;
import health.primum.testsupport.Fixtures;
import health.primum.testsupport.MemoryLogs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ClosedListRunTest {
  private static final CaseId ID = new CaseId("Test001");

  /** Options 1, 2, 3, 4 of score 9, 7, 5, 1. */
  private static final Rubric RUBRIC = Rubrics.scores(9, 7, 5, 1).build();

  private final Answers models = new Answers();

  @Test
  void readsTheKitsLayoutWhereverItStands() {
    ArmResult arm =
        run(
            recording(
                Map.of(
                    1,
                    "Here it is:\n```json\n[{\"Option\": 1, \"GradeAI\": \"Appropriate\", \"Rationale\": \"x\"},"
                        + " {\"Option\": 2, \"GradeAI\": \"Inappropriate\", \"Rationale\": \"\"},"
                        + " {\"Option\": 3, \"GradeAI\": \"Appropriate\"},"
                        + " {\"Option\": 4, \"GradeAI\": \"Inappropriate\"}]\n```")));
    assertThat(arm.metrics().get("Precision").mean()).isEqualTo(0.5);
    assertThat(arm.metrics().get("Recall").mean()).isEqualTo(0.5);
    assertThat(arm.metrics().get("Completeness").mean()).isEqualTo(1);
    assertThat(arm.metrics().get("Restraint").mean()).isEqualTo(0.5);
    assertThat(arm.metrics().get("CaseHarm_Severe").mean()).isZero();
    assertThat(arm.metrics().get("Precision").runNoise()).isNaN();
  }

  @Test
  void runsAreAveragedAndTheirNoiseIsNotTheirInterval() {
    ArmResult arm = run(recording(Map.of(1, grades("+---"), 2, grades("++--"))));
    // Recall 1/2 and 1: mean 3/4, SD sqrt(1/8).
    assertThat(arm.metrics().get("Recall").mean()).isEqualTo(0.75);
    assertThat(arm.metrics().get("Recall").runNoise())
        .isCloseTo(1.96 * Math.sqrt(0.125) / Math.sqrt(2), within(1e-12));
    // One case: nothing says how exact that is.
    assertThat(arm.metrics().get("Recall").low()).isNaN();
  }

  @Test
  void aRunThatGetsEverythingWrongIsInTheMean() {
    ArmResult arm = run(recording(Map.of(1, grades("++--"), 2, grades("--++"))));
    assertThat(arm.metrics().get("F1").mean()).isEqualTo(0.5);
    assertThat(arm.metrics().get("F1").runs()).isEqualTo(2);
  }

  @Test
  void numberNeededIsTheInverseOfTheRateWithItsInterval() {
    ArmResult arm = run(recording(Map.of(1, grades("++--"), 2, grades("-+--"))));
    ClosedListResult.Figure rate = arm.metrics().get("CaseHarm_Severe");
    ClosedListResult.Figure needed = arm.metrics().get("NNH");
    assertThat(rate.mean()).isEqualTo(0.5);
    assertThat(rate.low()).isBetween(0.0, 0.05);
    assertThat(rate.high()).isBetween(0.95, 1.0);
    assertThat(needed.mean()).isEqualTo(1);
    assertThat(needed.low()).isNaN();
    ClosedListResult.Figure all = run(recording(Map.of(1, grades("-+--")))).metrics().get("NNH");
    assertThat(all.low()).isEqualTo(1);
    assertThat(all.high()).isCloseTo(1 / 0.025, within(1e-9));
    assertThat(document(arm))
        .contains(
            "NNH is undefined in 1 of 2 runs, those without severe harm, which are in no mean of it.");
    Interval none = Proportion.interval(0, 0, 1);
    ClosedListResult.Figure right =
        run(recording(Map.of(1, grades("++--")))).metrics().get("CaseHarm_Severe");
    assertThat(right.low()).isZero();
    assertThat(right.high()).isEqualTo(none.high()).isGreaterThan(0.9);
  }

  private static List<String> document(ArmResult arm) {
    return ClosedListDocument.of(new ClosedListResult(spec(List.of(arm.arm()), 1), List.of(arm)))
        .arms()
        .getFirst()
        .caveats();
  }

  @Test
  void whatIsNotGradedIsNeverAZero() {
    ArmResult arm = run(recording(Map.of(1, "I would rather not say.", 2, "")));
    assertThat(arm.metrics()).isEmpty();
    assertThat(arm.unscored())
        .extracting(ClosedListResult.Unscored::reason)
        .containsExactly(UnscoredReason.NO_GRADES, UnscoredReason.EMPTY_ANSWER);
  }

  @Test
  void anOptionThatIsNotThereOrGradedBothWaysIsNoted() {
    ArmResult arm =
        run(
            recording(
                Map.of(
                    1,
                    "{\"grades\": [{\"option\": 9, \"grade\": \"appropriate\"}, {\"option\": 1, \"grade\": \"appropriate\"},"
                        + " {\"option\": 1, \"grade\": \"inappropriate\"}, {\"option\": 2, \"grade\": \"appropriate\"}]}")));
    assertThat(arm.notes())
        .containsExactly(
            "Test001 run 1: grades options that there are not: [9]",
            "Test001 run 1: grades options both ways: [1]");
    assertThat(arm.runs().get(1).get(ID).missing()).isEqualTo(3);
  }

  @Test
  void aTeamVotesOptionByOptionWithTheShippedPrompt() {
    models.does("a", grading("++--")).does("b", grading("+--+")).does("c", grading("+-+-"));
    ArmResult arm =
        run(new Arm.OfTeam("team", Fixtures.aTeam(new ConsensusRule.Majority(), "a", "b", "c")));
    assertThat(arm.runs().get(1).get(ID).truePositive()).isEqualTo(1);
    assertThat(arm.runs().get(1).get(ID).harms()).hasSize(1);
    assertThat(models.asked())
        .allSatisfy(
            request -> {
              assertThat(request.form()).isEqualTo(AnswerForm.GRADE);
              assertThat(request.user())
                  .contains("1: Diagnostic: option 1", "4: Diagnostic: option 4")
                  .doesNotContain("score");
            });
  }

  @Test
  void aTeamBelowItsQuorumIsUnscored() {
    models.does("a", grading("++--")).fails("b", Failure.TIMED_OUT).fails("c", Failure.REFUSED);
    ArmResult arm =
        run(new Arm.OfTeam("team", Fixtures.aTeam(new ConsensusRule.Majority(), "a", "b", "c")));
    assertThat(arm.metrics()).isEmpty();
    assertThat(arm.unscored())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.reason()).isEqualTo(UnscoredReason.ESCALATED);
              assertThat(item.detail()).isEqualTo("NO_QUORUM: b TIMED_OUT, c REFUSED");
            });
  }

  @Test
  void withoutItsPromptNoTeamIsAsked() {
    var panel =
        new ClosedListPanel(
            models, new Prompting(new Random(1)), Optional.empty(), new GradesReader());
    assertThatThrownBy(
            () -> panel.check(Fixtures.aTeam(new ConsensusRule.Majority(), "a", "b", "c")))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("closed-list.md");
  }

  @Test
  void whereverItDiesItGoesOnToTheSameFiguresAndAsksNothingTwice() {
    models.does("a", grading("++--")).does("b", grading("+--+")).does("c", grading("+-+-"));
    List<Arm> arms =
        List.of(
            new Arm.OfTeam("team", Fixtures.aTeam(new ConsensusRule.Majority(), "a", "b", "c")),
            new Arm.OfTeam("solo", Fixtures.solo("a")),
            recording(Map.of(1, grades("+---"))));
    ClosedListSpec spec = spec(arms, 2);
    var document = ClosedListDocument.of(runner().run(spec));
    int steps = 2 + 2 + 1;
    for (int lives = 0; lives < steps; lives++) {
      models.asked().clear();
      var logs = new MemoryLogs();
      int last = lives;
      assertThatThrownBy(() -> runner().run(spec, 1, logs.log(last, true), EvaluationListener.NONE))
          .isInstanceOf(MemoryLogs.Killed.class);
      assertThat(logs.steps()).hasSize(lives + 1);
      ClosedListResult whole =
          runner().run(spec, 3, logs.log(Integer.MAX_VALUE, true), EvaluationListener.NONE);
      assertThat(ClosedListDocument.of(whole)).isEqualTo(document);
      assertThat(models.asked()).hasSize(2 * 3 + 2);
      assertThat(logs.steps()).hasSize(steps);
    }
  }

  @Test
  void aProtocolWithoutAClosedFormIsNamedBeforeAnythingIsAsked() {
    Catalog shipped = Catalog.read(Path.of("."), name -> null);
    for (String id : List.of("panel-delphi", "advisor-guardian")) {
      Team team = shipped.find(new TeamId(id)).orElseThrow();
      assertThatThrownBy(() -> run(new Arm.OfTeam("team", team)))
          .isInstanceOf(FaultyInput.class)
          .hasMessageContaining(
              "the protocol " + team.protocol().label() + " of " + team.id() + " grades no closed")
          .hasMessageContaining("primum explore");
    }
    assertThat(models.asked()).isEmpty();
  }

  @Test
  void saysThatCasesWereMadeUp() {
    ClosedListSpec spec = spec(List.of(recording(Map.of(1, grades("+---")))), 1);
    Benchmark of = spec.benchmark();
    var madeUp =
        new Benchmark(
            new TreeMap<>(Map.of(ID, RUBRIC.asSynthetic())),
            of.variants(),
            List.of(),
            of.fingerprint());
    var synthetic =
        new ClosedListSpec(
            madeUp,
            spec.arms(),
            spec.annotation(),
            spec.safety(),
            spec.seed(),
            spec.budget(),
            spec.repeats());
    assertThat(ClosedListDocument.of(runner().run(synthetic)).caveats().getFirst())
        .startsWith("SYNTHETIC: the only case was made up");
  }

  @Test
  void callsOfAListAreKeptForTheirOwnListArmAndRun() {
    models.does("a", grading("++--"));
    runner()
        .run(
            spec(
                List.of(
                    new Arm.OfTeam("one", Fixtures.solo("a")),
                    new Arm.OfTeam("two", Fixtures.solo("a"))),
                2));
    assertThat(models.asked())
        .extracting(ModelRequest::purpose)
        .containsExactlyInAnyOrder(
            "closed-list-one-Test001-1",
            "closed-list-one-Test001-2",
            "closed-list-two-Test001-1",
            "closed-list-two-Test001-2");
  }

  @Test
  void aTeamThatTimedOutIsAskedAgainAndOneThatRefusedIsNot() {
    var logs = new MemoryLogs();
    ClosedListSpec spec =
        spec(
            List.of(
                new Arm.OfTeam("late", Fixtures.solo("a")),
                new Arm.OfTeam("unwilling", Fixtures.solo("b"))),
            1);
    models.fails("a", Failure.TIMED_OUT).fails("b", Failure.REFUSED);
    runner().run(spec, 1, logs.log(Integer.MAX_VALUE, true), EvaluationListener.NONE);
    models.does("a", grading("++--")).does("b", grading("++--"));
    models.asked().clear();
    List<ArmResult> arms =
        runner().run(spec, 1, logs.log(Integer.MAX_VALUE, true), EvaluationListener.NONE).arms();
    assertThat(models.asked()).extracting(r -> r.agent().id().value()).containsExactly("a");
    assertThat(arms.get(0).unscored()).isEmpty();
    assertThat(arms.get(1).unscored()).hasSize(1);
  }

  private ArmResult run(Arm arm) {
    return runner().run(spec(List.of(arm), 1)).arms().getFirst();
  }

  private ClosedListRun runner() {
    Optional<PromptTemplate> prompt = Catalog.read(Path.of("."), name -> null).closedList();
    assertThat(prompt).isPresent();
    var grades = new GradesReader();
    var panel = new ClosedListPanel(models, new Prompting(new Random(1)), prompt, grades);
    return new ClosedListRun(
        panel, new ClosedListJudge(grades), Executors.newVirtualThreadPerTaskExecutor());
  }

  private static ClosedListSpec spec(List<Arm> arms, int repeats) {
    return new ClosedListSpec(
        new Benchmark(
            new TreeMap<>(Map.of(ID, RUBRIC)),
            List.of(new CaseVariant(ID, ID, "baseline", "A case.")),
            List.of(),
            Fingerprint.of("b")),
        arms,
        RaterAggregation.UNANIMOUS,
        SafetyForm.LOG_99,
        0,
        Budget.unlimited(),
        repeats);
  }

  private static Arm recording(Map<Integer, String> byRun) {
    Map<RecordedAnswers.Key, String> answers = new HashMap<>();
    byRun.forEach((run, text) -> answers.put(new RecordedAnswers.Key(ID, run), text));
    return new Arm.OfRecording(
        "sys", new RecordedAnswers("f", answers, List.of(), Fingerprint.of("f")));
  }

  private static Function<ModelRequest, ModelReply> grading(String marks) {
    var grades = new ArrayList<Grade>();
    for (int i = 1; i <= marks.length(); i++) {
      grades.add(new Grade(i, marks.charAt(i - 1) == '+', ""));
    }
    return request ->
        new ModelReply.Completion("{}", new Answer.Graded(grades), Usage.NONE, Origin.LIVE);
  }

  /** In our own layout. */
  private static String grades(String marks) {
    var lines = new ArrayList<String>();
    for (int i = 1; i <= marks.length(); i++) {
      lines.add(
          "{\"option\": %d, \"grade\": \"%s\"}"
              .formatted(i, marks.charAt(i - 1) == '+' ? "appropriate" : "inappropriate"));
    }
    return "{\"grades\": [" + String.join(",", lines) + "]}";
  }
}
