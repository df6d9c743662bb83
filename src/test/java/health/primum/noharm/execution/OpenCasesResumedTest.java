package health.primum.noharm.execution;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.Budget;
import health.primum.agent.ModelRequest;
import health.primum.catalog.BenchmarkReader;
import health.primum.catalog.RecordingReader;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.ClinicalMatcher;
import health.primum.consensus.ConsensusRule;
import health.primum.noharm.judge.offline.LexicalJudge;
import health.primum.noharm.run.Arm;
import health.primum.noharm.run.Evaluation;
import health.primum.noharm.run.EvaluationSpec;
import health.primum.noharm.run.Workload;
import health.primum.noharm.score.ScorerRevision;
import health.primum.noharm.work.ItemLog;
import health.primum.noharm.work.Kept;
import health.primum.report.ReportFiles;
import health.primum.report.VerdictFiles;
import health.primum.report.items.ItemFiles;
import health.primum.testsupport.Answers;
import health.primum.testsupport.Fixtures;
import health.primum.testsupport.MemoryLogs;
import health.primum.testsupport.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The twenty open cases, two scripted teams and the published recording, by the file. */
class OpenCasesResumedTest {
  @TempDir Path folder;

  private final Answers models =
      new Answers()
          .says("a", "1. Order complete blood count\n2. Refer to allergy")
          .says("b", "1. Order complete blood count\n2. Discharge home");

  @Test
  void diedAtRandomStepsItEndsInTheReportOfAnUndisturbedRun() throws IOException {
    Map<String, String> whole = written(folder.resolve("whole"), Integer.MAX_VALUE);
    int asked = models.asked().size();
    assertThat(asked).isEqualTo(40 * 3);
    var random = new Random(7);
    for (int round = 0; round < 3; round++) {
      models.asked().clear();
      Path out = folder.resolve("round" + round);
      for (int death = 0; death < 4; death++) {
        assertThat(written(out, random.nextInt(40))).isEmpty();
      }
      assertThat(written(out, Integer.MAX_VALUE)).isEqualTo(whole);
      assertThat(models.asked()).hasSize(asked);
      assertThat(new HashSet<>(models.asked().stream().map(OpenCasesResumedTest::what).toList()))
          .hasSize(asked);
    }
  }

  private static String what(ModelRequest request) {
    return request.purpose() + " " + request.agent().id();
  }

  /** What a run leaves in its folder; nothing when it dies after so many steps. */
  private Map<String, String> written(Path out, int lives) throws IOException {
    EvaluationSpec spec = spec();
    Files.createDirectories(out);
    try (ItemLog log =
        new ItemFiles().open(out, Workload.of(spec).header("v2"), false, note -> {})) {
      Evaluation evaluation =
          Fixtures.evaluationRun(models)
              .run(spec, 1, new Dying(log, lives), EvaluationListener.NONE);
      new ReportFiles().write(evaluation, out);
      new VerdictFiles().write(evaluation.verdicts(), evaluation.standing().agreement(), out);
    } catch (MemoryLogs.Killed killed) {
      return Map.of();
    }
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.put(out.relativize(file).toString(), Files.readString(file));
      }
    }
    return all;
  }

  private static EvaluationSpec spec() {
    Path kit = SharedData.noharmOpen();
    return new EvaluationSpec(
        new BenchmarkReader().read(kit),
        List.of(
            new Arm.OfTeam("solo", Fixtures.solo("a")),
            new Arm.OfTeam("pair", Fixtures.aTeam(new ConsensusRule.Majority(), "a", "b")),
            new Arm.OfRecording(
                "gpt", new RecordingReader().answers(kit.resolve("examples/gpt-5.5.jsonl")))),
        new LexicalJudge(new PlanParser(), new ClinicalMatcher()),
        ScorerRevision.R2026_07,
        0,
        Budget.unlimited());
  }

  /** Keeps a step and dies. */
  private record Dying(ItemLog log, AtomicInteger left) implements ItemLog {
    Dying(ItemLog log, int lives) {
      this(log, new AtomicInteger(lives));
    }

    @Override
    public List<Line> earlier() {
      return log.earlier();
    }

    @Override
    public void append(Kept step) {
      log.append(step);
      if (left.getAndDecrement() <= 0) {
        throw new MemoryLogs.Killed();
      }
    }

    @Override
    public void close() {
      log.close();
    }
  }
}
