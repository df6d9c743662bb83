package health.primum.noharm.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.agent.AgentSpec;
import health.primum.agent.Budget;
import health.primum.agent.Failure;
import health.primum.agent.Fingerprint;
import health.primum.agent.Price;
import health.primum.consensus.ConsensusRule;
import health.primum.consult.Protocol;
import health.primum.consult.Team;
import health.primum.consult.TeamId;
import health.primum.fault.FaultyInput;
import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.UnscoredReason;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.run.Arm;
import health.primum.noharm.run.ArmResult;
import health.primum.noharm.run.Comparing;
import health.primum.noharm.run.Evaluation;
import health.primum.noharm.run.EvaluationSpec;
import health.primum.noharm.run.ItemResult;
import health.primum.noharm.score.ScorerRevision;
import health.primum.noharm.work.ItemLog;
import health.primum.noharm.work.Kept;
import health.primum.report.ReportFiles;
import health.primum.testsupport.Answers;
import health.primum.testsupport.Fixtures;
import health.primum.testsupport.MemoryLogs;
import health.primum.testsupport.YesBenchmark;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumedRunTest {
  private static final int CASES = 4;
  private static final int REPEATS = 2;

  @TempDir Path folder;
  private final Answers models = new Answers().says("a", "1. yes").says("b", "1. no");
  private final CountingJudge judge = new CountingJudge();

  @Test
  void whereverTheRunDiesItGoesOnToTheSameReportAndAsksNothingTwice() throws IOException {
    String whole = report(run(1, ItemLog.NONE));
    int steps = finishedSteps();
    assertThat(steps).isEqualTo(2 * (2 * REPEATS * CASES + CASES));
    int asked = models.asked().size();
    for (int lives = 0; lives < steps; lives++) {
      models.asked().clear();
      judge.heard.clear();
      var logs = new MemoryLogs();
      int last = lives;
      assertThatThrownBy(() -> run(1, logs.log(last, true))).isInstanceOf(MemoryLogs.Killed.class);
      assertThat(logs.steps()).hasSize(lives + 1);
      assertThat(report(run(1, logs.log(Integer.MAX_VALUE, true)))).isEqualTo(whole);
      assertThat(models.asked()).hasSize(asked);
      assertThat(judge.heard.values()).allMatch(times -> times.get() == 1);
      assertThat(logs.steps()).hasSize(steps);
    }
  }

  @Test
  void dyingAgainAndAgainWithManyUnderWayEndsInTheSameReport() throws IOException {
    String whole = report(run(1, ItemLog.NONE));
    int steps = finishedSteps();
    for (int lives = 0; lives < 7; lives++) {
      judge.heard.clear();
      var logs = new MemoryLogs();
      int deaths = 0;
      while (true) {
        try {
          assertThat(report(run(8, logs.log(lives, false)))).isEqualTo(whole);
          break;
        } catch (MemoryLogs.Killed killed) {
          deaths++;
          assertThat(deaths).as("it gets on with each life").isLessThanOrEqualTo(steps * 8);
          if (lives == 0) {
            break;
          }
        }
      }
      if (lives > 0) {
        assertThat(deaths).isBetween(1, steps);
        assertThat(logs.steps()).hasSize(steps);
      }
    }
  }

  @Test
  void theOrderOfCompletionChangesNothing() throws IOException {
    String one = report(run(1, ItemLog.NONE));
    for (int parallel : new int[] {2, 16}) {
      assertThat(report(run(parallel, ItemLog.NONE))).isEqualTo(one);
    }
  }

  @Test
  void aFinishedRunAsksNothingAtAll() {
    var logs = new MemoryLogs();
    run(4, logs.log(Integer.MAX_VALUE, true));
    models.asked().clear();
    judge.heard.clear();
    List<Kept> kept = logs.steps();
    run(4, logs.log(0, false));
    assertThat(models.asked()).isEmpty();
    assertThat(judge.heard).isEmpty();
    assertThat(logs.steps()).isEqualTo(kept);
  }

  @Test
  void whatTimeCanMendIsTriedAgainAndARefusalIsNot() {
    var logs = new MemoryLogs();
    models.fails("a", Failure.TIMED_OUT).fails("b", Failure.REFUSED);
    Evaluation first =
        Fixtures.evaluationRun(models)
            .run(solo(), 1, logs.log(Integer.MAX_VALUE, true), EvaluationListener.NONE);
    assertThat(first.arms())
        .allSatisfy(arm -> assertThat(arm.unscored()).hasSize(CASES))
        .flatExtracting(ArmResult::scored)
        .isEmpty();
    models.says("a", "1. yes").says("b", "1. yes");
    models.asked().clear();
    Evaluation second =
        Fixtures.evaluationRun(models)
            .run(solo(), 1, logs.log(Integer.MAX_VALUE, true), EvaluationListener.NONE);
    assertThat(models.asked()).hasSize(CASES).allMatch(r -> r.agent().id().value().equals("a"));
    assertThat(second.arms().get(0).scored()).hasSize(CASES);
    assertThat(second.arms().get(1).unscored())
        .hasSize(CASES)
        .allMatch(item -> item.reason() == UnscoredReason.ESCALATED);
  }

  @Test
  void aJudgeThatRanOutOfTimeIsAskedAgainAndTheAnswerIsNot() {
    var logs = new MemoryLogs();
    judge.fails = UnscoredReason.JUDGE_TIMED_OUT;
    run(1, logs.log(Integer.MAX_VALUE, true));
    models.asked().clear();
    judge.fails = null;
    Evaluation second = run(1, logs.log(Integer.MAX_VALUE, true));
    assertThat(models.asked()).isEmpty();
    assertThat(second.arms()).allSatisfy(arm -> assertThat(arm.unscored()).isEmpty());
  }

  @Test
  void whatWasCutShortByAStopIsNoAnswerOfTheTeam() {
    var logs = new MemoryLogs();
    models.fails("c", Failure.CANCELLED);
    var team = new Arm.OfTeam("three", Fixtures.aTeam(new ConsensusRule.Any(), "a", "b", "c"));
    EvaluationSpec spec = spec(Budget.unlimited(), 1, team);
    Evaluation stopped =
        Fixtures.evaluationRun(models)
            .run(spec, 1, logs.log(Integer.MAX_VALUE, true), EvaluationListener.NONE);
    assertThat(stopped.arms().getFirst().scored()).isEmpty();
    assertThat(logs.steps()).allMatch(Kept::again);
  }

  @Test
  void moneyThatEarlierRunsSpentIsSpent() {
    var logs = new MemoryLogs();
    for (int run = 0; run < 2; run++) {
      var budget = Budget.of(BigDecimal.ONE);
      Fixtures.evaluationRun(models)
          .run(
              spec(budget, 1, new Arm.OfTeam("priced", priced())),
              1,
              logs.log(Integer.MAX_VALUE, true),
              EvaluationListener.NONE);
      // A live model's guard settles what a call costs; here nothing but earlier runs is counted.
      assertThat(budget.spent()).isEqualByComparingTo(run == 0 ? "0" : "0.0012");
    }
  }

  /** Ten dollars a million tokens: 0.0003 for the thirty of a call. */
  private static Team priced() {
    AgentSpec a = Fixtures.anAgent("a");
    var price = new Price(BigDecimal.TEN, BigDecimal.TEN, null);
    var agent =
        new AgentSpec(
            a.id(),
            a.source(),
            a.model(),
            a.role(),
            a.prompt(),
            a.temperature(),
            a.maxTokens(),
            a.structured(),
            a.deadline(),
            price,
            a.fingerprint());
    return new Team(
        new TeamId("priced"),
        List.of(agent),
        new Protocol.Solo(),
        1,
        Fixtures.LONG,
        null,
        Fingerprint.of("priced"));
  }

  @Test
  void aLogWithAnItemOfAnUnknownArmIsRefused() {
    var logs = new MemoryLogs();
    run(1, logs.log(Integer.MAX_VALUE, true));
    EvaluationSpec fewer = spec(Budget.unlimited(), REPEATS, arms()[0]);
    assertThatThrownBy(
            () ->
                Fixtures.evaluationRun(models)
                    .run(fewer, 1, logs.log(0, true), EvaluationListener.NONE))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("is of arm 'pair', which this evaluation has not");
  }

  @Test
  void everyRepeatIsAskedAndCounted() {
    Evaluation evaluation = run(1, ItemLog.NONE);
    assertThat(evaluation.arms().get(0).scored())
        .hasSize(CASES * REPEATS)
        .extracting(ItemResult.Scored::trial)
        .contains(1, 2);
    assertThat(evaluation.arms().get(2).scored()).hasSize(CASES);
    assertThat(evaluation.arms().get(0).metrics().get("Recall_weighted").cases()).isEqualTo(CASES);
    assertThat(models.asked()).extracting(r -> r.trial()).contains(1, 2);
    Map<String, Integer> asked = new TreeMap<>();
    models.asked().forEach(r -> asked.merge(r.purpose() + " " + r.agent().id(), 1, Integer::sum));
    assertThat(asked).hasSize(3 * CASES * REPEATS).containsKey("evaluation-solo-A000-2 a");
    assertThat(asked.values()).containsOnly(1);
  }

  @Test
  void theListenerIsToldOfEveryItemAndOfWhatNeedNotBeDone() {
    var logs = new MemoryLogs();
    assertThatThrownBy(() -> run(1, logs.log(5, true))).isInstanceOf(MemoryLogs.Killed.class);
    var told = new ArrayList<String>();
    var listener =
        new EvaluationListener() {
          @Override
          public void started(int items, int finished, int again) {
            told.add(items + " " + finished + " " + again);
          }

          @Override
          public void item(Done done) {
            told.add(done.done() + " of " + done.total() + " " + done.fresh());
          }
        };
    Fixtures.evaluationRun(models)
        .run(
            spec(Budget.unlimited(), REPEATS, arms()),
            1,
            logs.log(Integer.MAX_VALUE, true),
            listener);
    assertThat(told)
        .hasSize(1 + 20)
        .startsWith("20 6 0", "1 of 20 false", "2 of 20 false", "3 of 20 false", "4 of 20 true")
        .endsWith("20 of 20 true");
  }

  private int finishedSteps() {
    var logs = new MemoryLogs();
    run(1, logs.log(Integer.MAX_VALUE, true));
    models.asked().clear();
    run(1, ItemLog.NONE);
    return logs.steps().size();
  }

  private Evaluation run(int parallel, ItemLog log) {
    return Fixtures.evaluationRun(models)
        .run(spec(Budget.unlimited(), REPEATS, arms()), parallel, log, EvaluationListener.NONE);
  }

  private static Arm[] arms() {
    return new Arm[] {
      new Arm.OfTeam("solo", Fixtures.solo("a")),
      new Arm.OfTeam("pair", Fixtures.aTeam(new ConsensusRule.Any(), "a", "b")),
      YesBenchmark.recording("kept", "ynyn")
    };
  }

  private EvaluationSpec solo() {
    return spec(
        Budget.unlimited(),
        1,
        new Arm.OfTeam("one", Fixtures.solo("a")),
        new Arm.OfTeam("other", Fixtures.solo("b")));
  }

  private EvaluationSpec spec(Budget budget, int repeats, Arm... arms) {
    return new EvaluationSpec(
        YesBenchmark.benchmark(CASES),
        List.of(arms),
        judge,
        ScorerRevision.R2026_07,
        0,
        budget,
        Comparing.DEFAULT,
        repeats);
  }

  private String report(Evaluation evaluation) throws IOException {
    new ReportFiles().write(evaluation, folder);
    var all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        all.append(file).append('\n').append(Files.readString(file));
      }
    }
    return all.toString();
  }

  /** Looks for the word, and counts. */
  private static final class CountingJudge implements Judge {
    private final Map<Answer, AtomicInteger> heard = new ConcurrentHashMap<>();
    private volatile @org.jspecify.annotations.Nullable UnscoredReason fails;

    @Override
    public List<Judgement> judge(Answer answer, Rubric rubric) {
      heard.computeIfAbsent(answer, any -> new AtomicInteger()).incrementAndGet();
      return fails == null
          ? YesBenchmark.judge().judge(answer, rubric)
          : List.of(new Judgement.Undecided(fails, "told to"));
    }

    @Override
    public String name() {
      return "counting";
    }
  }
}
