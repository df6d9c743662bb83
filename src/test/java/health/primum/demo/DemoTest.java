package health.primum.demo;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.Budget;
import health.primum.catalog.BenchmarkReader;
import health.primum.catalog.Catalog;
import health.primum.catalog.RecordingReader;
import health.primum.consult.TeamId;
import health.primum.llm.RoutingModelClient;
import health.primum.llm.ScriptedModelClient;
import health.primum.noharm.judge.RecordedJudge;
import health.primum.noharm.rubric.Benchmark;
import health.primum.noharm.run.Arm;
import health.primum.noharm.run.ArmResult;
import health.primum.noharm.run.EvaluationSpec;
import health.primum.noharm.score.ScorerRevision;
import health.primum.testsupport.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The demonstration teaches what it says it teaches. */
class DemoTest {
  private static Map<String, ArmResult> arms;

  @BeforeAll
  static void evaluate() {
    Catalog catalog = Catalog.read(Path.of("."), name -> null);
    var verdicts = new RecordingReader().verdicts(DemoVerdicts.DEMO.resolve("verdicts.jsonl"));
    var models = new RoutingModelClient(request -> null, new ScriptedModelClient(true));
    var spec =
        new EvaluationSpec(
            new BenchmarkReader().read(DemoVerdicts.DEMO),
            DemoVerdicts.ARMS.entrySet().stream()
                .<Arm>map(
                    arm ->
                        new Arm.OfTeam(
                            arm.getKey(), catalog.find(new TeamId(arm.getValue())).orElseThrow()))
                .toList(),
            new RecordedJudge("by hand", verdicts.verdicts()),
            ScorerRevision.R2026_07,
            0,
            Budget.unlimited());
    arms =
        Fixtures.evaluationRun(models).run(spec).arms().stream()
            .collect(Collectors.toMap(arm -> arm.arm().name(), Function.identity()));
  }

  @Test
  void itsVerdictsAreThoseOfTheHandMadeTable() throws IOException {
    assertThat(Files.readString(DemoVerdicts.DEMO.resolve("verdicts.jsonl")))
        .isEqualTo(DemoVerdicts.make());
  }

  @Test
  void itsCasesAreLabelledSyntheticAndReadAlikeEverywhere() throws IOException {
    Benchmark benchmark = new BenchmarkReader().read(DemoVerdicts.DEMO);
    assertThat(benchmark.faults()).isEmpty();
    assertThat(benchmark.rubrics()).hasSizeGreaterThanOrEqualTo(5);
    for (var rubric : benchmark.rubrics().values()) {
      assertThat(DemoVerdicts.DEMO.resolve("cases/" + rubric.id() + ".txt"))
          .hasContent(rubric.presentation());
      assertThat(
              Files.readString(
                  DemoVerdicts.DEMO.resolve("dataset/rubrics/" + rubric.id() + ".json")))
          .contains("Synthetic case");
    }
  }

  @Test
  void everyAnswerIsScored() {
    assertThat(arms.values())
        .allSatisfy(
            arm -> {
              assertThat(arm.items()).hasSize(6);
              assertThat(arm.unscored()).isEmpty();
            });
  }

  @Test
  void everyMemberAloneRisksSevereHarm() {
    for (String solo : new String[] {"generalist", "pharmacist", "sceptic"}) {
      assertThat(mean(solo, "Severe_rate")).as(solo).isGreaterThanOrEqualTo(0.5);
    }
  }

  @Test
  void theUnionMissesLeastAndTheMajorityLosesWhatOneMemberSaw() {
    for (String other : new String[] {"generalist", "pharmacist", "sceptic", "majority"}) {
      assertThat(mean("any", "Recall_weighted")).isGreaterThan(mean(other, "Recall_weighted"));
    }
    assertThat(mean("majority", "Recall_weighted"))
        .isLessThan(
            Math.max(
                mean("generalist", "Recall_weighted"),
                Math.max(
                    mean("pharmacist", "Recall_weighted"), mean("sceptic", "Recall_weighted"))));
  }

  @Test
  void theUnionKeepsTheHarmThatTheMajorityOutvotes() {
    assertThat(commissions("any")).isPositive();
    assertThat(commissions("majority")).isZero();
  }

  private static long commissions(String arm) {
    return arms.get(arm).scored().stream()
        .flatMap(item -> item.score().harms().stream())
        .filter(harm -> harm.kind() == health.primum.clinical.HarmKind.COMMISSION)
        .count();
  }

  private static double mean(String arm, String metric) {
    return arms.get(arm).metrics().get(metric).mean();
  }
}
