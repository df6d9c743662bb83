package health.primum.noharm.judge.llm;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.judging.Correction;
import health.primum.agent.judging.Degree;
import health.primum.agent.judging.MatchSheet;
import health.primum.noharm.judge.ExtractedAction;
import health.primum.noharm.judge.Judgement.Judged;
import health.primum.noharm.judge.OptionVerdict;
import health.primum.noharm.score.Rubrics;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules by which a match and its review become verdicts (noharm-method, section 5). */
class MatchesTest {
  private final Matches matches = new Matches(Rubrics.scores(9, 8, 1).build());

  @Test
  void aDemotionTakesTheOptionFromItsActions() {
    given();
    matches.correct(List.of(correction(1, Degree.NO, 0)));
    assertThat(verdict(1)).isEqualTo(new OptionVerdict(1, false, false));
    assertThat(actions()).containsExactly(Set.of(), Set.of());
  }

  @Test
  void aPromotionGivesTheOptionToTheCitedAction() {
    given();
    matches.correct(List.of(correction(2, Degree.PARTIAL, 2)));
    assertThat(verdict(2)).isEqualTo(new OptionVerdict(2, true, true));
    assertThat(actions()).containsExactly(Set.of(1), Set.of(2));
  }

  @Test
  void aPromotionWithoutAnActionCountsForRecallAlone() {
    given();
    matches.correct(List.of(correction(2, Degree.YES, 0)));
    assertThat(verdict(2)).isEqualTo(new OptionVerdict(2, true, false));
    assertThat(actions()).containsExactly(Set.of(1), Set.of());
    assertThat(judged().notes()).isEmpty();
  }

  @Test
  void aPromotionThatCitesAnUnknownActionDoesSoAndIsNoted() {
    given();
    matches.correct(List.of(correction(2, Degree.YES, 9)));
    assertThat(verdict(2).matched()).isTrue();
    assertThat(actions()).containsExactly(Set.of(1), Set.of());
    assertThat(judged().notes())
        .containsExactly(
            "the override of option 2 cites action 9, which there is not; it counts for recall alone");
  }

  @Test
  void betweenFullAndPartialOnlyTheDegreeChanges() {
    given();
    matches.correct(List.of(correction(1, Degree.PARTIAL, 2)));
    assertThat(verdict(1)).isEqualTo(new OptionVerdict(1, true, true));
    assertThat(actions()).containsExactly(Set.of(1), Set.of());
  }

  @Test
  void twoDifferentVerdictsOnOneOptionAreNone() {
    matches.add(
        new MatchSheet(
            List.of(),
            List.of(verdict(1, Degree.YES), verdict(1, Degree.NO), verdict(2, Degree.NO))));
    assertThat(matches.missing()).containsExactly(1, 3);
    matches.add(new MatchSheet(List.of(), List.of(verdict(1, Degree.NO), verdict(3, Degree.NO))));
    assertThat(matches.missing()).isEmpty();
  }

  @Test
  void whatWasAskedAgainFillsGapsAndChangesNothingElse() {
    matches.add(new MatchSheet(List.of(found(1)), List.of(verdict(1, Degree.YES, 1))));
    matches.add(
        new MatchSheet(
            List.of(found(1)),
            List.of(verdict(1, Degree.NO), verdict(2, Degree.YES, 1), verdict(3, Degree.NO))));
    assertThat(verdict(1).matched()).isTrue();
    // The second sheet's action 1 is its own, not the first sheet's.
    assertThat(actions()).containsExactly(Set.of(1), Set.of(2));
  }

  private void given() {
    matches.add(
        new MatchSheet(
            List.of(found(1), found(2)),
            List.of(verdict(1, Degree.YES, 1), verdict(2, Degree.NO), verdict(3, Degree.NO))));
  }

  private static MatchSheet.Found found(int id) {
    return new MatchSheet.Found(id, "action " + id, "", "", Set.of());
  }

  private static MatchSheet.Verdict verdict(int option, Degree degree, Integer... actions) {
    return new MatchSheet.Verdict(option, degree, Set.of(actions), "");
  }

  private static Correction correction(int option, Degree degree, int action) {
    return new Correction(option, degree, action, "", "");
  }

  private OptionVerdict verdict(int option) {
    return judged().verdicts().get(option);
  }

  private List<Set<Integer>> actions() {
    return judged().actions().stream().map(ExtractedAction::matches).toList();
  }

  private Judged judged() {
    return matches.judged("test");
  }
}
