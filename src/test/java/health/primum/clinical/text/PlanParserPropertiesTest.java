package health.primum.clinical.text;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.clinical.ManagementPlan;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/** Whatever a model writes, no word of it is lost and nothing is thrown. */
class PlanParserPropertiesTest {
  private static final List<String> FRAGMENTS =
      List.of(
          "1. ",
          "2) ",
          "- ",
          "* ",
          "   - ",
          "## ",
          "**Plan:** ",
          "| a | b |\n|---|---|\n| ",
          " | ",
          "\n",
          "\n\n",
          "> ",
          "```\n",
          "stop ",
          "Start ",
          "do not ",
          "if ",
          "unless ",
          "and ",
          ", then ",
          "; ",
          ". ",
          ": ",
          "(",
          ") ",
          "consider ",
          "lisinopril ",
          "10 mg daily ",
          "CBC ",
          "the patient ",
          "urgently ",
          "refer to cardiology ",
          "fever develops ",
          "Assessment",
          "is not indicated ",
          "should be ",
          "monitoring ",
          "e.g. ",
          "2.5 ",
          "because ");

  @Property(tries = 3000)
  void losesNoWord(@ForAll("answers") String answer) {
    ManagementPlan plan = new PlanParser().parse(answer);
    assertThat(Words.lost(answer, plan)).isEmpty();
  }

  @Property(tries = 500)
  void takesAnyText(@ForAll @StringLength(max = 400) String answer) {
    ManagementPlan plan = new PlanParser().parse(answer);
    assertThat(Words.lost(answer, plan)).isEmpty();
    assertThat(new PlanParser().parse(answer)).isEqualTo(plan);
  }

  @Provide
  Arbitrary<String> answers() {
    return Arbitraries.of(FRAGMENTS)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }
}
