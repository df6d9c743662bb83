package health.primum.noharm.judge;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.clinical.Appropriateness;
import health.primum.clinical.CaseId;
import health.primum.clinical.Category;
import health.primum.noharm.judge.Judgement.Judged;
import health.primum.noharm.judge.Judgement.Undecided;
import health.primum.noharm.rubric.AbstractionType;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.rubric.RubricOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordedJudgeTest {
  private static final CaseId ID = new CaseId("Test001");
  private static final Rubric RUBRIC = Rubric.of(ID, "A case.", "", List.of(option(1), option(2)));

  @Test
  void repeatsTheVerdictOnItsAnswer() {
    assertThat(judge(verdict("", 6, 1, 2), "answer")).isInstanceOf(Judged.class);
  }

  @Test
  void neverScoresAnotherAnswerWithIt() {
    assertThat(reason(judge(verdict("", 7, 1, 2), "answer")))
        .isEqualTo(UnscoredReason.VERDICT_OF_ANOTHER_ANSWER);
    String other = new Answer("arm", ID, 1, "reply!").sha256();
    assertThat(reason(judge(verdict(other, 6, 1, 2), "answer")))
        .isEqualTo(UnscoredReason.VERDICT_OF_ANOTHER_ANSWER);
    assertThat(judge(verdict(other, 6, 1, 2), "reply!")).isInstanceOf(Judged.class);
  }

  @Test
  void countsCodePointsNotCharsOfTheAnswer() {
    assertThat(judge(verdict("", 1, 1, 2), "\uD83D\uDE91")).isInstanceOf(Judged.class);
  }

  @Test
  void refusesIncompleteAndForeignVerdicts() {
    assertThat(reason(judge(verdict("", 6, 1), "answer")))
        .isEqualTo(UnscoredReason.VERDICT_INCOMPLETE);
    assertThat(reason(judge(verdict("", 6, 1, 2, 3), "answer")))
        .isEqualTo(UnscoredReason.VERDICT_OF_ANOTHER_RUBRIC);
    var foreignAction =
        new RecordedVerdict(
            ID,
            1,
            "j",
            "",
            6,
            verdicts(1, 2),
            List.of(new ExtractedAction("x", Set.of(9), ExtractedAction.NEUTRAL)));
    assertThat(reason(judge(foreignAction, "answer")))
        .isEqualTo(UnscoredReason.VERDICT_OF_ANOTHER_RUBRIC);
  }

  @Test
  void aVerdictThatDeniesWhatItsOwnActionDoesScoresNothing() {
    var denied =
        new RecordedVerdict(
            ID,
            1,
            "j",
            "",
            6,
            List.of(new OptionVerdict(1, true, false), new OptionVerdict(2, false, false)),
            List.of(new ExtractedAction("x", Set.of(1, 2), ExtractedAction.NEUTRAL)));
    Judgement judgement = judge(denied, "answer");
    assertThat(reason(judgement)).isEqualTo(UnscoredReason.VERDICT_CONTRADICTORY);
    assertThat(((Undecided) judgement).detail()).contains("[2]");
  }

  @Test
  void givesEveryJudgesVerdict() {
    var second = new RecordedVerdict(ID, 1, "second", "", 6, verdicts(1, 2), List.of());
    var judge = new RecordedJudge("r", List.of(verdict("", 6, 1, 2), second));
    assertThat(judge.judge(new Answer("arm", ID, 1, "answer"), RUBRIC)).hasSize(2);
  }

  private static Judgement judge(RecordedVerdict verdict, String answer) {
    return new RecordedJudge("r", List.of(verdict))
        .judge(new Answer("arm", ID, 1, answer), RUBRIC)
        .getFirst();
  }

  private static UnscoredReason reason(Judgement judgement) {
    return ((Undecided) judgement).reason();
  }

  private static RecordedVerdict verdict(String sha256, int length, int... options) {
    return new RecordedVerdict(ID, 1, "j", sha256, length, verdicts(options), List.of());
  }

  private static List<OptionVerdict> verdicts(int... options) {
    return Arrays.stream(options).mapToObj(id -> new OptionVerdict(id, true, false)).toList();
  }

  private static RubricOption option(int id) {
    var nine = new Appropriateness(9);
    return new RubricOption(
        id, "o", Category.DIAGNOSTIC, nine, nine, false, "", AbstractionType.NONE, Set.of());
  }
}
