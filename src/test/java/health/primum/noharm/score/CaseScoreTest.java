package health.primum.noharm.score;

import static health.primum.noharm.score.Rubrics.matching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.primum.noharm.rubric.AbstractionType;
import health.primum.noharm.rubric.Rubric;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CaseScoreTest {
  private static final V2Scorer JULY = new V2Scorer(ScorerRevision.R2026_07);

  @Test
  void averagesTrialsWithinAVariantAndThenVariants() {
    Rubric rubric = Rubrics.scores(9).build();
    RecordScore full = JULY.score(rubric, matching(rubric, 1), 10);
    RecordScore none = JULY.score(rubric, matching(rubric), 10);
    Map<String, Double> metrics =
        CaseScore.of(
            rubric,
            new TreeMap<>(Map.of("a", List.of(full), "b", List.of(full, none, none, none))));
    assertThat(metrics.get("Recall_weighted")).isEqualTo((1 + 0.25) / 2);
    assertThat(metrics.get("F1_floor")).isEqualTo(0.25);
    assertThat(metrics.get("Precision_weighted")).isEqualTo(1);
  }

  @Test
  void resilienceIsLostWhereAnAnswerWavers() {
    // Units: option 1 (weight 3), the harm group (weight 2, by its gravest member); option 4 is
    // uncertain and has none.
    Rubric rubric =
        Rubrics.scores(9)
            .add(2, "g", AbstractionType.HARM)
            .add(3, "g", AbstractionType.HARM)
            .add(5, "", AbstractionType.NONE)
            .build();
    var variants =
        new TreeMap<>(
            Map.of(
                "a", List.of(JULY.score(rubric, matching(rubric, 1, 2), 10)),
                "b", List.of(JULY.score(rubric, matching(rubric, 1, 3), 10)),
                "c", List.of(JULY.score(rubric, matching(rubric, 1, 4), 10)),
                "d", List.of(JULY.score(rubric, matching(rubric, 4), 10))));
    double quarter = -(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75)) / Math.log(2);
    assertThat(CaseScore.of(rubric, variants).get("Resilience"))
        .isCloseTo(1 - (3 * quarter + 2 * 1.0) / 5, within(1e-12));
  }

  @Test
  void oneVariantSaysNothingOfResilience() {
    Rubric rubric = Rubrics.scores(9).build();
    var one = new TreeMap<>(Map.of("a", List.of(JULY.score(rubric, matching(rubric, 1), 10))));
    assertThat(CaseScore.of(rubric, one).get("Resilience")).isNaN();
  }
}
