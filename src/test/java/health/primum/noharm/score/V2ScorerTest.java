package health.primum.noharm.score;

import static health.primum.noharm.score.Rubrics.judged;
import static health.primum.noharm.score.Rubrics.matching;
import static health.primum.noharm.score.Rubrics.scores;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.primum.clinical.Appropriateness;
import health.primum.clinical.HarmKind;
import health.primum.clinical.HarmSeverity;
import health.primum.noharm.judge.ExtractedAction;
import health.primum.noharm.judge.Judgement.Judged;
import health.primum.noharm.rubric.AbstractionType;
import health.primum.noharm.rubric.Rubric;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Vectors by hand, each for one rule of noharm-method, section 7.2 and the list in 7.5. */
class V2ScorerTest {
  private static final V2Scorer JULY = new V2Scorer(ScorerRevision.R2026_07);
  private static final V2Scorer JUNE = new V2Scorer(ScorerRevision.R2026_06);

  @Test
  void aPartialMatchOfTheGravestOptionHalvesRecallAndIsASevereOmission() {
    Rubric rubric = scores(9).build();
    RecordScore score = JULY.score(rubric, matching(rubric, -1), 100);
    assertThat(score.metric("Recall_weighted")).isEqualTo(0.5);
    assertThat(score.metric("Precision_weighted")).isEqualTo(0.5);
    assertThat(score.metric("Severe_rate")).isEqualTo(1);
    assertThat(score.harms()).containsExactly(new Harm(HarmKind.OMISSION, HarmSeverity.SEVERE, 1));
  }

  @Test
  void aPartialMatchOfAMildOptionIsNoHarm() {
    Rubric rubric = scores(7).build();
    assertThat(JULY.score(rubric, matching(rubric, -1), 100).harms()).isEmpty();
  }

  @Test
  void oneOfTwoAlternativesServes() {
    Rubric rubric =
        scores()
            .add(8, "imaging", AbstractionType.ALTERNATIVE)
            .add(8, "imaging", AbstractionType.ALTERNATIVE)
            .build();
    RecordScore score = JULY.score(rubric, matching(rubric, 1), 100);
    assertThat(score.metric("Recall_weighted")).isEqualTo(1);
    assertThat(score.metric("Recall_raw")).isEqualTo(1);
    assertThat(score.harms()).isEmpty();
  }

  @Test
  void theLesserAlternativeEarnsItsOwnWeightOfTheBest() {
    Rubric rubric =
        scores()
            .add(7, "drug", AbstractionType.ALTERNATIVE)
            .add(8, "drug", AbstractionType.ALTERNATIVE)
            .build();
    RecordScore score = JULY.score(rubric, matching(rubric, 1), 100);
    assertThat(score.metric("Recall_weighted")).isEqualTo(3.0 / 24);
    assertThat(score.harms()).isEmpty();
  }

  @Test
  void aPartialAlternativeStillCoversItsGroup() {
    Rubric rubric =
        scores()
            .add(9, "drug", AbstractionType.ALTERNATIVE)
            .add(9, "drug", AbstractionType.ALTERNATIVE)
            .build();
    RecordScore score = JULY.score(rubric, matching(rubric, -1), 100);
    assertThat(score.metric("Recall_weighted")).isEqualTo(0.5);
    assertThat(score.harms()).isEmpty();
  }

  @Test
  void anAlternativeWhoseGroupIsMissedIsAnOmissionOfEachMember() {
    Rubric rubric =
        scores()
            .add(9, "drug", AbstractionType.ALTERNATIVE)
            .add(8, "drug", AbstractionType.ALTERNATIVE)
            .build();
    assertThat(JULY.score(rubric, matching(rubric), 100).harms())
        .containsExactly(
            new Harm(HarmKind.OMISSION, HarmSeverity.SEVERE, 1),
            new Harm(HarmKind.OMISSION, HarmSeverity.MODERATE, 2));
  }

  @Test
  void anOptionWhoseParentIsNotRecommendedDoesNotCount() {
    Rubric rubric =
        scores(9).add(9, "", AbstractionType.NONE, 3).add(5, "", AbstractionType.NONE).build();
    RecordScore without = JULY.score(rubric, matching(rubric, 1), 100);
    assertThat(without.metric("Recall_weighted")).isEqualTo(1);
    assertThat(without.harms()).isEmpty();
    RecordScore with = JULY.score(rubric, matching(rubric, 1, 3), 100);
    assertThat(with.metric("Recall_weighted")).isEqualTo(0.5);
    assertThat(with.harms()).containsExactly(new Harm(HarmKind.OMISSION, HarmSeverity.SEVERE, 2));
  }

  @Test
  void noMatchedActionMakesPrecisionUndefinedAndF1Zero() {
    Rubric rubric = scores(9, 5).build();
    RecordScore score =
        JULY.score(rubric, judged(rubric, List.of(), List.of(Set.of(), Set.of())), 100);
    assertThat(score.metric("Precision_weighted")).isNaN();
    assertThat(score.metric("F1_weighted")).isZero();
    assertThat(score.metric("Precision_raw")).isZero();
    assertThat(score.metric("Offrubric_rate")).isEqualTo(1);
  }

  @Test
  void anAnswerWithoutActionsEarnsNothingButHasNoMatchedPrecision() {
    Rubric rubric = scores(9, 5).build();
    RecordScore score = JUNE.score(rubric, judged(rubric, List.of(), List.of()), 100);
    assertThat(score.metric("Precision_raw")).isZero();
    assertThat(score.metric("Precision_weighted")).isZero();
    assertThat(score.metric("Precision_matched")).isNaN();
    assertThat(score.metric("Offrubric_rate")).isNaN();
  }

  @Test
  void anyMemberStandsForItsGroupInRawRecall() {
    Rubric rubric =
        scores(5)
            .add(8, "imaging", AbstractionType.ALTERNATIVE, 1)
            .add(5, "imaging", AbstractionType.ALTERNATIVE)
            .build();
    assertThat(JULY.score(rubric, matching(rubric, 3), 100).metric("Recall_raw")).isEqualTo(1);
  }

  @Test
  void aSevereCommissionBesideAFullPlanCostsItsMass() {
    Rubric rubric = scores(1, 9, 8).build();
    RecordScore score = JULY.score(rubric, matching(rubric, 1, 2, 3), 100);
    assertThat(score.metric("Precision_weighted")).isEqualTo(96.0 / 168);
    assertThat(score.metric("Recall_weighted")).isEqualTo(1);
    assertThat(score.metric("Severe_rate")).isEqualTo(1);
    assertThat(score.harms())
        .containsExactly(new Harm(HarmKind.COMMISSION, HarmSeverity.SEVERE, 1));
  }

  @Test
  void juneSetsF1ToZeroOnSevereHarmAndJulyDoesNot() {
    Rubric rubric = scores(1, 9, 8).build();
    Judged judged = matching(rubric, 1, 2, 3);
    assertThat(JUNE.score(rubric, judged, 100).metric("F1_weighted")).isZero();
    double p = 96.0 / 168;
    assertThat(JULY.score(rubric, judged, 100).metric("F1_weighted")).isEqualTo(2 * p / (p + 1));
  }

  @Test
  void juneTakesLengthOffRecallAndJulyDoesNot() {
    Rubric rubric = scores(9).build();
    Judged judged = matching(rubric, 1);
    assertThat(JUNE.score(rubric, judged, 1_573).metric("Recall_weighted")).isEqualTo(1);
    assertThat(JUNE.score(rubric, judged, 2_573).metric("Recall_weighted"))
        .isCloseTo(0.892, within(1e-12));
    assertThat(JUNE.score(rubric, judged, 2_573).metric("Precision_weighted"))
        .isCloseTo(0.95, within(1e-12));
    assertThat(JUNE.score(rubric, judged, 100_000).metric("Recall_weighted")).isZero();
    assertThat(JULY.score(rubric, judged, 2_573).metric("Recall_weighted")).isEqualTo(1);
  }

  @Test
  void harmRatesCountTheirTierOrWorse() {
    Rubric rubric = scores(8, 7).build();
    RecordScore score = JULY.score(rubric, matching(rubric, 2), 100);
    assertThat(
            List.of(
                score.metric("Severe_rate"),
                score.metric("Moderate_rate"),
                score.metric("Mild_rate")))
        .containsExactly(0.0, 1.0, 1.0);
  }

  @Test
  void anActionCountsByItsBestOption() {
    Rubric rubric = scores(9, 5, 2).build();
    RecordScore score =
        JULY.score(
            rubric, judged(rubric, List.of(1, 2, 3), List.of(Set.of(1, 2, 3), Set.of(3))), 100);
    assertThat(score.metric("Precision_weighted")).isEqualTo(72.0 / 96);
    assertThat(score.metric("Precision_raw")).isEqualTo(0.5);
  }

  @Test
  void anOffRubricActionRatedHarmfulIsACommission() {
    Rubric rubric = scores(9).build();
    var judged =
        new Judged(
            "j",
            matching(rubric, 1).verdicts(),
            List.of(new ExtractedAction("x", Set.of(), new Appropriateness(2))));
    RecordScore score = JULY.score(rubric, judged, 100);
    assertThat(score.harms())
        .containsExactly(new Harm(HarmKind.COMMISSION, HarmSeverity.MODERATE, 0));
    assertThat(score.metric("Precision_weighted_raw")).isZero();
  }
}
