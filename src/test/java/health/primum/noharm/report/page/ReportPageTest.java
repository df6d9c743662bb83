package health.primum.noharm.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.Fingerprint;
import health.primum.agent.RecordedAnswers;
import health.primum.clinical.CaseId;
import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.Floor;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.OptionVerdict;
import health.primum.noharm.judge.UnscoredReason;
import health.primum.noharm.panel.JudgePanel;
import health.primum.noharm.report.EvaluationDocument;
import health.primum.noharm.report.page.Conclusion.Claim;
import health.primum.noharm.report.page.CriticalTable.Cell;
import health.primum.noharm.report.page.Details.Missed;
import health.primum.noharm.report.page.Details.Tally;
import health.primum.noharm.report.page.Plane.Point;
import health.primum.noharm.rubric.Benchmark;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.run.Arm;
import health.primum.noharm.run.Comparing;
import health.primum.noharm.run.Evaluation;
import health.primum.noharm.run.EvaluationSpec;
import health.primum.testsupport.Answers;
import health.primum.testsupport.Fixtures;
import health.primum.testsupport.YesBenchmark;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  @Test
  void saysBetterWhereTheComparisonDoes() {
    ReportPage page = page(evaluation(20, "nnnnnnnnnnnnnnnnnnnn", "yyyyyyyyyyyyyyyyyyyy"));
    assertThat(page.conclusion().headline())
        .isEqualTo("two: less potential for severe harm than one.");
    assertThat(page.conclusion().claims()).extracting(Claim::mark).containsExactly("Better");
    assertThat(page.harms().rows().getFirst().value()).isEqualTo(-1.0);
    assertThat(page.harms().lowerIsBetter()).isTrue();
  }

  @Test
  void saysWorseAsLoudly() {
    ReportPage page = page(evaluation(20, "yyyyyyyyyyyyyyyyyyyy", "nnnnnnnnnnnnnnnnnnnn"));
    assertThat(page.conclusion().headline())
        .isEqualTo("two: MORE potential for severe harm than one.");
    assertThat(page.conclusion().claims()).extracting(Claim::mark).containsExactly("Worse");
  }

  @Test
  void saysInTheHeadlineThatWhatIsUnscoredCouldTurnIt() {
    ReportPage page =
        page(evaluation(40, "n".repeat(20) + "y".repeat(20), "y".repeat(20) + "-".repeat(20)));
    assertThat(page.conclusion().headline())
        .isEqualTo(
            "two: less potential for severe harm than one in what was scored, but what is unscored could turn this.");
    assertThat(page.conclusion().claims())
        .extracting(Claim::mark)
        .containsExactly("Better, but could turn");
  }

  @Test
  void callsABaselineThatWasPickedByF1NoMoreThanThat() {
    var models = new Answers().says("a", "1. say no").says("b", "1. say yes");
    ReportPage page =
        page(
            Fixtures.evaluationRun(models)
                .run(
                    YesBenchmark.spec(
                        20,
                        Comparing.DEFAULT,
                        new Arm.OfTeam("worse", Fixtures.solo("a")),
                        new Arm.OfTeam("better", Fixtures.solo("b")))));
    assertThat(page.conclusion().headline())
        .isEqualTo(
            "worse: MORE potential for severe harm than better (the single agent with the best mean F1).");
    assertThat(page.conclusion().certainty())
        .anyMatch(line -> line.startsWith("Optimism: the baseline was picked for its F1"));
  }

  @Test
  void claimsNothingFromFewCasesAndSaysSo() {
    ReportPage page = page(evaluation(4, "nnnn", "yyyy"));
    assertThat(page.conclusion().headline())
        .isEqualTo(
            "Whether any of them does less severe harm than one cannot be told from these cases.");
    assertThat(page.conclusion().certainty())
        .contains(
            "Too few cases: with 4 no verdict is given whatever the figures (at least 15 are needed).");
    assertThat(page.labels()).anyMatch(label -> label.startsWith("FEW CASES"));
    assertThat(page.labels()).anyMatch(label -> label.startsWith("NOT CALIBRATED"));
  }

  @Test
  void saysWhichCasesWereMadeUpWhoeverAnsweredThem() {
    var spec = YesBenchmark.spec(3, Comparing.DEFAULT, YesBenchmark.recording("one", "yyn"));
    var rubrics = new TreeMap<>(spec.benchmark().rubrics());
    assertThat(page(Fixtures.evaluationRun(new Answers()).run(spec)).labels())
        .noneMatch(label -> label.startsWith("SYNTHETIC"));
    rubrics.computeIfPresent(new CaseId("A001"), (id, rubric) -> rubric.asSynthetic());
    assertThat(page(on(spec, rubrics)).labels().getFirst())
        .startsWith("SYNTHETIC: 1 of 3 cases were made up (A001), and so were their ratings");
    rubrics.replaceAll((id, rubric) -> rubric.asSynthetic());
    ReportPage all = page(on(spec, rubrics));
    assertThat(all.labels().getFirst()).startsWith("SYNTHETIC: all 3 cases were made up");
    assertThat(all.labels()).anyMatch(label -> label.startsWith("RECORDED"));
  }

  private static Evaluation on(EvaluationSpec spec, SortedMap<CaseId, Rubric> rubrics) {
    var benchmark =
        new Benchmark(
            rubrics, spec.benchmark().variants(), List.of(), spec.benchmark().fingerprint());
    return Fixtures.evaluationRun(new Answers())
        .run(
            new EvaluationSpec(
                benchmark,
                spec.arms(),
                spec.judge(),
                spec.revision(),
                spec.seed(),
                spec.budget(),
                spec.comparing()));
  }

  @Test
  void severalJudgesAreReadableAndNotEveryArmHavingAllOfThemIsALabel() {
    var spec =
        YesBenchmark.spec(
            3,
            Comparing.DEFAULT,
            YesBenchmark.recording("one", "yyn"),
            YesBenchmark.recording("two", "yyy"));
    Judge partly =
        new Judge() {
          @Override
          public List<Judgement> judge(Answer answer, Rubric rubric) {
            return answer.arm().equals("two")
                ? List.of(new Judgement.Undecided(UnscoredReason.NO_VERDICT, "told to"))
                : List.of(
                    new Judgement.Judged(
                        "partly", Map.of(1, new OptionVerdict(1, false, false)), List.of()));
          }

          @Override
          public String name() {
            return "partly";
          }
        };
    var panel = new JudgePanel(List.of(spec.judge(), partly), List.of(), new Floor(0, 0));
    ReportPage page =
        page(
            Fixtures.evaluationRun(new Answers())
                .run(
                    new EvaluationSpec(
                        spec.benchmark(),
                        spec.arms(),
                        panel,
                        spec.revision(),
                        0,
                        spec.budget(),
                        spec.comparing())));
    assertThat(page.agreement())
        .startsWith("2 judges passed verdicts on 3 options of the same answers and differed on 2")
        .contains("Share of equal verdicts 0.333")
        .doesNotContain("AgreementReport");
    assertThat(page.labels())
        .anyMatch(
            label ->
                label.endsWith("(one: partly, yes; two: yes).")
                    && label.startsWith("JUDGES DIFFER"));
    assertThat(page.conclusion().certainty())
        .filteredOn(sentence -> sentence.contains("not calibrated"))
        .singleElement()
        .satisfies(s -> assertThat(s).startsWith("The judges yes, partly are not calibrated"));
  }

  @Test
  void saysWhatSeveralAnswersAndStrayAnswersDo() {
    ReportPage page = page(evaluation(2, "yy", "ynyy"));
    assertThat(page.caveats())
        .contains("two: 2 answers of the recording are to texts that were not evaluated here.");
    assertThat(page.labels()).noneMatch(label -> label.startsWith("SEVERAL"));
    Arm twice =
        new Arm.OfRecording(
            "twice",
            new RecordedAnswers(
                "twice",
                Map.of(
                    new RecordedAnswers.Key(new CaseId("A000"), 1), "yes",
                    new RecordedAnswers.Key(new CaseId("A000"), 2), "no"),
                List.of(),
                Fingerprint.of("twice")));
    ReportPage several =
        page(
            Fixtures.evaluationRun(new Answers())
                .run(YesBenchmark.spec(1, Comparing.DEFAULT, twice)));
    assertThat(several.labels()).anyMatch(label -> label.startsWith("SEVERAL SCORES A CASE"));
  }

  @Test
  void listsWhatWasMissedByWhom() {
    Details details = Details.of(evaluation(3, "yyn", "yn-"));
    assertThat(details.critical()).extracting(row -> row.caseId()).containsExactly("A001", "A002");
    assertThat(details.alwaysDone()).isEqualTo(1);
    assertThat(details.critical().getLast().answers())
        .containsEntry("one", new Tally(1, 0, 0, 1, 0))
        .containsEntry("two", new Tally(0, 0, 0, 0, 0));
    assertThat(details.worst().getFirst().affected()).isEqualTo(1);
    assertThat(details.worst().getFirst().shown().getFirst().plan()).isEqualTo("no");
    assertThat(details.worst().getFirst().shown().getFirst().harms())
        .containsExactly(new Missed("omission", 1, "say yes", 9, false, List.of()));
  }

  @Test
  void showsAtMostFiveWorstCasesAndCountsAll() {
    var worst = Details.of(evaluation(8, "nnnnnnnn", "yyyyyyyy")).worst();
    assertThat(worst.getFirst().shown()).hasSize(5);
    assertThat(worst.getFirst().affected()).isEqualTo(8);
    assertThat(worst.getLast().shown()).isEmpty();
  }

  @Test
  void aCellSaysInWordsWhatItsShadeSays() {
    assertThat(CriticalTable.cell(new Tally(0, 0, 0, 0, 0))).isEqualTo(new Cell(-1, "no score"));
    assertThat(CriticalTable.cell(new Tally(1, 1, 0, 0, 0))).isEqualTo(new Cell(0, "done"));
    assertThat(CriticalTable.cell(new Tally(1, 0, 0, 0, 1))).isEqualTo(new Cell(0, "not needed"));
    assertThat(CriticalTable.cell(new Tally(1, 0, 1, 0, 0))).isEqualTo(new Cell(4, "in part"));
    assertThat(CriticalTable.cell(new Tally(11, 8, 1, 2, 0)))
        .isEqualTo(new Cell(2, "missed 3/11 (1 in part)"));
  }

  @Test
  void theFrontHoldsWhatNothingBetters() {
    ReportPage page = page(evaluation(4, "yyyn", "yyyy"));
    assertThat(page.plane().points())
        .containsExactly(new Point("one", 1.0, 0.75, false), new Point("two", 1.0, 1.0, true));
    assertThat(page.plane().front()).extracting(Point::arm).containsExactly("two");
  }

  private static ReportPage page(Evaluation evaluation) {
    return ReportPage.of(EvaluationDocument.of(evaluation), Details.of(evaluation), List.of());
  }

  private static Evaluation evaluation(int cases, String one, String two) {
    return Fixtures.evaluationRun(new Answers())
        .run(
            YesBenchmark.spec(
                cases,
                Comparing.DEFAULT,
                YesBenchmark.recording("one", one),
                YesBenchmark.recording("two", two)));
  }
}
