package health.primum.noharm.judge.offline;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.catalog.BenchmarkReader;
import health.primum.catalog.RecordingReader;
import health.primum.clinical.Appropriateness;
import health.primum.clinical.CaseId;
import health.primum.clinical.Category;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.ClinicalMatcher;
import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.ExtractedAction;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.Judgement.Judged;
import health.primum.noharm.judge.OptionVerdict;
import health.primum.noharm.judge.RecordedVerdict;
import health.primum.noharm.judge.UnscoredReason;
import health.primum.noharm.rubric.AbstractionType;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.rubric.RubricOption;
import health.primum.noharm.score.Rubrics;
import health.primum.testsupport.SharedData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LexicalJudgeTest {
  private final LexicalJudge judge = new LexicalJudge(new PlanParser(), new ClinicalMatcher());

  @Test
  void findsWhatIsSaidInNearlyTheSameWords() {
    Judged judged =
        judged(
            "1. Order a complete blood count with differential.\n2. Start ibuprofen 400 mg by mouth three times daily.\n3. Water the plants.",
            "Order complete blood count with differential",
            "Start ibuprofen 800 mg by mouth three times daily",
            "Order brain MRI");
    assertThat(judged.verdicts().values())
        .containsExactly(
            new OptionVerdict(1, true, false),
            new OptionVerdict(2, true, true),
            new OptionVerdict(3, false, false));
    assertThat(judged.actions())
        .extracting(ExtractedAction::matches)
        .containsExactly(Set.of(1), Set.of(2), Set.of());
  }

  @Test
  void adviceAgainstAnOptionDoesNotMatchIt() {
    assertThat(judged("1. Do not start ibuprofen.", "Start ibuprofen").verdicts().get(1).matched())
        .isFalse();
  }

  @Test
  void anAnswerInWhichNoActionCanBeReadIsUndecidedAndNotEmpty() {
    Rubric rubric = Rubrics.scores(9).build();
    assertThat(judge.judge(answer(rubric.id(), "Good morning."), rubric))
        .containsExactly(
            new Judgement.Undecided(
                UnscoredReason.NO_VERDICT, "no action could be read in the answer"));
  }

  @Test
  void saysInItsProfileThatItIsNoScore() {
    assertThat(judge.standing().judges().getFirst().profile().caveats())
        .singleElement()
        .asString()
        .startsWith("Not a NOHARM score");
  }

  /** Against the published judge's verdicts on GPT-5.5's eleven answers to All001. */
  @Test
  void agreesWithThePublishedVerdictsAsFarAsIsWrittenDown() {
    Path kit = SharedData.noharmOpen();
    Rubric rubric = new BenchmarkReader().read(kit).rubrics().get(new CaseId("All001"));
    var recordings = new RecordingReader();
    var answers = recordings.answers(kit.resolve("examples/gpt-5.5.jsonl"));
    int published = 0;
    int found = 0;
    int extra = 0;
    int units = 0;
    for (RecordedVerdict record :
        recordings.verdicts(kit.resolve("examples/gpt-5.5_judged.jsonl")).verdicts()) {
      String text = answers.find(record.variant(), 1).orElseThrow();
      Judged own = (Judged) judge.judge(answer(record.variant(), text), rubric).getFirst();
      for (OptionVerdict verdict : record.verdicts()) {
        boolean matched = own.verdicts().get(verdict.option()).matched();
        units++;
        published += verdict.matched() ? 1 : 0;
        found += verdict.matched() && matched ? 1 : 0;
        extra += !verdict.matched() && matched ? 1 : 0;
      }
    }
    System.out.printf(
        "LEXICAL on All001: %d of %d published matches found, %d others of %d verdicts%n",
        found, published, extra, units);
    assertThat(units).isEqualTo(330);
    assertThat(found).isGreaterThanOrEqualTo(published / 3);
    assertThat(extra).isLessThanOrEqualTo(units / 50);
  }

  private Judged judged(String text, String... options) {
    var rated = new ArrayList<RubricOption>();
    for (String option : options) {
      var nine = new Appropriateness(9);
      rated.add(
          new RubricOption(
              rated.size() + 1,
              option,
              Category.DIAGNOSTIC,
              nine,
              nine,
              false,
              "",
              AbstractionType.NONE,
              Set.of()));
    }
    Rubric rubric = Rubric.of(new CaseId("Test001"), "A case.", "", rated);
    List<Judgement> judgements = judge.judge(answer(rubric.id(), text), rubric);
    return (Judged) judgements.getFirst();
  }

  private static Answer answer(CaseId variant, String text) {
    return new Answer("arm", variant, 1, text);
  }
}
