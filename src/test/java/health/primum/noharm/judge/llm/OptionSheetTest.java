package health.primum.noharm.judge.llm;

import static health.primum.noharm.rubric.AbstractionType.ALTERNATIVE;
import static health.primum.noharm.rubric.AbstractionType.CONTINGENCY;
import static health.primum.noharm.rubric.AbstractionType.HARM;
import static org.assertj.core.api.Assertions.assertThat;

import health.primum.noharm.rubric.Guidance;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.score.Rubrics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionSheetTest {
  private static final Rubric RUBRIC =
      Rubrics.scores(9)
          .add(2, "wrong drug", HARM)
          .add(1, "wrong drug", HARM)
          .add(8, "imaging", ALTERNATIVE)
          .add(7, "imaging", ALTERNATIVE)
          .add(7, "if worse", CONTINGENCY)
          .add(5, "if worse", CONTINGENCY)
          .add(3, "alone in its concept", HARM)
          .build()
          .with(new Guidance("", List.of(), Map.of(4, "CT or MRI.")));

  @Test
  void showsConceptsFirstAndWhatStandsAloneLast() {
    assertThat(new OptionSheet(RUBRIC).all())
        .isEqualTo(
            """
            ## One harm, several ways to do it (match at most one): wrong drug
            2. [Diagnostic, score 2, harmful] option 2
            3. [Diagnostic, score 1, harmful] option 3

            ## Alternatives (match the one that was chosen): imaging
            4. [Diagnostic, score 8, appropriate] option 4
               Note: CT or MRI.
            5. [Diagnostic, score 7, appropriate] option 5

            ## Contingencies (match each by itself): if worse
            6. [Diagnostic, score 7, appropriate] option 6
            7. [Diagnostic, score 5, uncertain] option 7

            ## Single options
            1. [Diagnostic, score 9, appropriate] option 1
            8. [Diagnostic, score 3, harmful] option 8""");
  }

  @Test
  void showsOnlyWhatIsAskedForUnderItsConcept() {
    assertThat(new OptionSheet(RUBRIC).only(Set.of(3, 8)))
        .isEqualTo(
            """
            ## One harm, several ways to do it (match at most one): wrong drug
            3. [Diagnostic, score 1, harmful] option 3

            ## Single options
            8. [Diagnostic, score 3, harmful] option 8""");
  }
}
