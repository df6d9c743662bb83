package health.primum.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.catalog.BenchmarkReader;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.action.Match;
import health.primum.consensus.action.Verdict;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.rubric.RubricOption;
import health.primum.testsupport.SharedData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Within a rubric all options are distinct, except those that are alternatives to each other. */
class RubricPairsTest {
  private final TextMatcher matcher = new TextMatcher(new PlanParser(), new ClinicalMatcher());
  private int pairs;
  private int same;
  private int reconcile;
  private int wrong;

  @Test
  void optionsOfARubricStayApart() {
    var benchmark = new BenchmarkReader().read(SharedData.noharmOpen());
    for (Rubric rubric : benchmark.rubrics().values()) {
      List<RubricOption> options = new ArrayList<>(rubric.options().values());
      for (int i = 0; i < options.size(); i++) {
        for (int j = 0; j < i; j++) {
          compare(rubric, options.get(j), options.get(i));
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "MATCH rubrics: %d pairs; merged %d as same and %d to reconcile; of these %d (%.2f %%) are no alternatives%n",
        pairs,
        same,
        reconcile,
        wrong,
        100.0 * wrong / pairs);
    assertThat(pairs).isGreaterThan(10_000);
    assertThat((double) wrong / pairs).isLessThan(0.005);
  }

  private void compare(Rubric rubric, RubricOption one, RubricOption other) {
    Match match = matcher.compare(one.text(), other.text());
    pairs++;
    same += match.verdict() == Verdict.SAME ? 1 : 0;
    reconcile += match.verdict() == Verdict.RECONCILE ? 1 : 0;
    boolean alternatives = one.isAlternative() && one.group().equals(other.group());
    if (match.isOneAction() && !alternatives) {
      wrong++;
      System.out.println(
          "MISS " + rubric.id() + " | " + one.text() + " | " + other.text() + " | " + match);
    }
  }
}
