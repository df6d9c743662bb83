package health.primum.noharm.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.primum.agent.Budget;
import health.primum.agent.Fingerprint;
import health.primum.agent.RecordedAnswers;
import health.primum.agent.judging.Degree;
import health.primum.catalog.RecordingReader;
import health.primum.clinical.CaseId;
import health.primum.fault.FaultyInput;
import health.primum.noharm.comparison.Measure;
import health.primum.noharm.judge.Agreement;
import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.Calibration;
import health.primum.noharm.judge.Calibration.Rate;
import health.primum.noharm.judge.Floor;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.JudgeProfile;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.OptionVerdict;
import health.primum.noharm.judge.RecordedJudge;
import health.primum.noharm.judge.UnscoredReason;
import health.primum.noharm.report.EvaluationDocument;
import health.primum.noharm.rubric.Benchmark;
import health.primum.noharm.rubric.CaseVariant;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.run.Arm;
import health.primum.noharm.run.ArmResult;
import health.primum.noharm.run.Evaluation;
import health.primum.noharm.run.EvaluationSpec;
import health.primum.noharm.score.Metrics;
import health.primum.noharm.score.Rubrics;
import health.primum.noharm.score.ScorerRevision;
import health.primum.report.VerdictFiles;
import health.primum.testsupport.Answers;
import health.primum.testsupport.Fixtures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgePanelTest {
  private static final CaseId ID = new CaseId("Test001");
  private static final Floor FLOOR = new Floor(0.8, 0.8);

  /** Options 1 to 4 of score 9, 9, 5, 1. */
  private static final Rubric RUBRIC = Rubrics.scores(9, 9, 5, 1).build();

  @TempDir Path out;

  @Test
  void eachJudgesItemIsScoredAndTheyAreAveraged() {
    Evaluation evaluation = evaluate(panel(List.of(), "yynn", "ynnn"));
    ArmResult arm = evaluation.arms().getFirst();
    assertThat(arm.scored()).extracting(item -> item.judge()).containsExactly("j0", "j1");
    assertThat(arm.metrics().get(Metrics.RECALL_WEIGHTED).mean()).isEqualTo(0.75);
  }

  @Test
  void agreementIsCountedByHand() {
    JudgePanel panel = panel(List.of(), "yynp", "ynnp");
    Agreement agreement = evaluate(panel).standing().agreement().orElseThrow();
    assertThat(agreement.judges()).containsExactly("j0", "j1");
    assertThat(agreement.units()).isEqualTo(4);
    assertThat(agreement.raw()).isEqualTo(0.75);
    assertThat(agreement.bySide())
        .containsExactly(
            Map.entry("appropriate", 0.5),
            Map.entry("uncertain", 1.0),
            Map.entry("inappropriate", 1.0));
    // yes 3, partial 2, no 3 of 8 values; observed 1 of 4 units differs; 1 - 7 x 1 / (3x2 + 3x3 +
    // 2x3).
    assertThat(agreement.nominal()).isCloseTo(1 - 7.0 / 21, within(1e-12));
    assertThat(agreement.disagreements())
        .containsExactly(
            new Agreement.Disagreement("arm", ID, 1, 2, Map.of("j0", Degree.YES, "j1", Degree.NO)));
  }

  @Test
  void oneJudgeHasNoAgreement() {
    JudgePanel panel = panel(List.of(), "yynn");
    assertThat(evaluate(panel).standing().agreement()).isEmpty();
  }

  @Test
  void aJudgeThatCouldNotSayIsCountedBesideOneThatCould() {
    ArmResult arm = evaluate(panel(List.of(), "yynn", "?")).arms().getFirst();
    assertThat(arm.scored()).hasSize(1);
    assertThat(arm.unscored())
        .extracting(item -> item.reason())
        .containsExactly(UnscoredReason.JUDGE_REFUSED);
  }

  @Test
  void aJudgeBelowTheFloorShowsNoHeadline() {
    Calibration bad = calibration("j0", fingerprint("j0"), 0.9, 0.5);
    Evaluation evaluation = evaluate(panel(List.of(bad), "ynnn"));
    assertThat(evaluation.arms().getFirst().metrics())
        .doesNotContainKeys(Metrics.WITHHELD.toArray(String[]::new))
        .containsKey(Metrics.RECALL_WEIGHTED);
    EvaluationDocument document = EvaluationDocument.of(evaluation);
    assertThat(document.judging().withheld())
        .startsWith("j0 is below the floor against physicians")
        .contains("omission precision 0.500 (floor 0.80)");
    assertThat(document.arms().getFirst().harms()).isEmpty();
    assertThat(document.arms().getFirst().caveats().getFirst())
        .startsWith("F1 and harm rates are withheld: the judge is below the floor");
  }

  @Test
  void whatIsWithheldIsNeitherComparedNorKeptByCaseNorBroughtToANumberNeeded() {
    Calibration bad = calibration("j0", fingerprint("j0"), 0.9, 0.5);
    EvaluationDocument document = EvaluationDocument.of(evaluate(panel(List.of(bad), "ynnn")));
    Set<String> allowed =
        Measure.shown(true).stream().map(Measure::label).collect(Collectors.toSet());
    assertThat(allowed)
        .containsExactlyInAnyOrder(
            Metrics.PRECISION_WEIGHTED,
            Metrics.RECALL_WEIGHTED,
            Metrics.PRECISION_RAW,
            Metrics.RECALL_RAW);
    var arm = document.arms().getFirst();
    assertThat(arm.derived().means()).containsKey(Metrics.RECALL_WEIGHTED);
    assertThat(allowed).containsAll(arm.derived().means().keySet());
    assertThat(arm.derived().numberNeededToHarm().words()).startsWith("withheld");
    assertThat(arm.derived().severeOmissionShare().value()).isNull();
    assertThat(arm.derived().specialties()).isEmpty();
    assertThat(arm.perCase())
        .isNotEmpty()
        .allSatisfy(
            one -> {
              assertThat(allowed).containsAll(one.values().keySet());
              assertThat(allowed).containsAll(one.least().keySet());
              assertThat(allowed).containsAll(one.most().keySet());
            });
    assertThat(document.comparison().withheld()).isEqualTo(document.judging().withheld());
    assertThat(allowed)
        .containsAll(document.comparison().differences().stream().map(d -> d.metric()).toList());
  }

  @Test
  void aGoodJudgeIsShownWithItsCalibration() {
    Calibration good = calibration("j0", fingerprint("j0"), 0.9, 0.85);
    EvaluationDocument document = EvaluationDocument.of(evaluate(panel(List.of(good), "ynnn")));
    assertThat(document.judging().withheld()).isNull();
    assertThat(document.judging().judges().getFirst().standing())
        .isEqualTo(
            "calibrated on labels (10 statements, 5 questions): omission recall 0.900 [0.800, 1.000], omission precision 0.850 [0.700, 0.900]");
    assertThat(document.arms().getFirst().metrics()).containsKey(Metrics.F1_WEIGHTED);
  }

  @Test
  void aCalibrationOfAnotherConfigurationIsNone() {
    Calibration other = calibration("j0", Fingerprint.of("older prompt"), 0.1, 0.1);
    EvaluationDocument document = EvaluationDocument.of(evaluate(panel(List.of(other), "ynnn")));
    assertThat(document.judging().judges().getFirst().standing()).isEqualTo("not calibrated");
    assertThat(document.judging().withheld()).isNull();
  }

  @Test
  void keptVerdictsScoreTheSameAnswersAgain() throws IOException {
    JudgePanel panel = panel(List.of(), "ypnn");
    Evaluation evaluation = evaluate(panel);
    ArmResult first = evaluation.arms().getFirst();
    new VerdictFiles().write(evaluation.verdicts(), evaluation.standing().agreement(), out);
    var kept = new RecordingReader().verdicts(out.resolve("arm/judged.jsonl"));
    assertThat(kept.faults()).isEmpty();
    ArmResult again =
        evaluate(
                new JudgePanel(
                    List.of(new RecordedJudge("kept", kept.verdicts())), List.of(), FLOOR))
            .arms()
            .getFirst();
    assertThat(again.scored()).isEqualTo(first.scored());
  }

  @Test
  void aJudgeCannotSitTwiceAndMustExist() {
    var kind = new JudgeKind("x", "x:NAME", (name, budget, warn) -> judge(0, "yyyy"));
    var desk = new JudgeDesk(List.of(kind), List::of, FLOOR);
    assertThatThrownBy(() -> desk.panel(List.of("x:1", "x:1"), Budget.unlimited(), fault -> {}))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("names one judge twice");
    assertThatThrownBy(() -> desk.panel(List.of("x:1", "x:2"), Budget.unlimited(), fault -> {}))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("two are called alike: [j0, j0]");
    assertThatThrownBy(() -> desk.open("y", Budget.unlimited(), fault -> {}))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("use x:NAME");
  }

  private static Calibration calibration(
      String judge, Fingerprint fingerprint, double recall, double precision) {
    return new Calibration(
        judge,
        fingerprint,
        "labels",
        Fingerprint.of("data"),
        5,
        10,
        0,
        new Rate(recall, 0.8, 1, 6),
        new Rate(precision, 0.7, 0.9, 7),
        new Rate(0.9, 0.8, 1, 4),
        new Rate(0.9, 0.8, 1, 3),
        0.7,
        0.6);
  }

  private static Fingerprint fingerprint(String judge) {
    return JudgeProfile.of(judge).fingerprint();
  }

  private static JudgePanel panel(List<Calibration> calibrations, String... verdicts) {
    var judges = new ArrayList<Judge>();
    for (int i = 0; i < verdicts.length; i++) {
      judges.add(judge(i, verdicts[i]));
    }
    return new JudgePanel(judges, calibrations, FLOOR);
  }

  /** y, p or n for each option; ? for a judge that refuses. */
  private static Judge judge(int number, String marks) {
    return new Judge() {
      @Override
      public List<Judgement> judge(Answer answer, Rubric rubric) {
        if (marks.equals("?")) {
          return List.of(new Judgement.Undecided(UnscoredReason.JUDGE_REFUSED, "match: REFUSED"));
        }
        Map<Integer, OptionVerdict> verdicts = new HashMap<>();
        for (int i = 1; i <= marks.length(); i++) {
          Degree degree =
              switch (marks.charAt(i - 1)) {
                case 'y' -> Degree.YES;
                case 'p' -> Degree.PARTIAL;
                default -> Degree.NO;
              };
          verdicts.put(i, OptionVerdict.of(i, degree));
        }
        return List.of(new Judgement.Judged(name(), verdicts, List.of()));
      }

      @Override
      public String name() {
        return "j" + number;
      }
    };
  }

  private static Evaluation evaluate(Judge judge) {
    var benchmark =
        new Benchmark(
            new TreeMap<>(Map.of(ID, RUBRIC)),
            List.of(new CaseVariant(ID, ID, "baseline", "A case.")),
            List.of(),
            Fingerprint.of("b"));
    var answers =
        new RecordedAnswers(
            "f",
            Map.of(new RecordedAnswers.Key(ID, 1), "An answer."),
            List.of(),
            Fingerprint.of("f"));
    var spec =
        new EvaluationSpec(
            benchmark,
            List.of(new Arm.OfRecording("arm", answers)),
            judge,
            ScorerRevision.R2026_07,
            0,
            Budget.unlimited());
    return Fixtures.evaluationRun(new Answers()).run(spec);
  }
}
