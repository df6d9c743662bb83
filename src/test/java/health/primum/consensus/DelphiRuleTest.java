package health.primum.consensus;

import static health.primum.consensus.RatingSummaryTest.ratings;
import static org.assertj.core.api.Assertions.assertThat;

import health.primum.testsupport.Fixtures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DelphiRuleTest {
  private final CandidatePool pool =
      CandidatePool.of(
          List.of(
              Fixtures.aProposal(
                  "a", "1. Order ECG\n2. Start aspirin\n3. Order MRI\n4. Start tPA\n5. Order CT")),
          new ClinicalMatcher());

  @Test
  void ratingsDecide() {
    List<LedgerEntry> entries =
        new DelphiRule(12).decide(pool, rated("9 9 8", "7 7 8", "4 5 5", "1 2 1", "2 6 9"), 2);
    assertThat(entries)
        .extracting(e -> e.candidate().action().text() + " " + e.decision() + ": " + e.reason())
        .containsExactly(
            "Order ECG RECOMMEND: appropriate: median 9 of 3 ratings",
            "Start aspirin RECOMMEND: appropriate: median 7 of 3 ratings",
            "Order MRI NOT_RECOMMENDED: uncertain: median 5 of 3 ratings",
            "Start tPA ADVISE_AGAINST: inappropriate: median 1 of 3 ratings",
            "Order CT UNRESOLVED: uncertain: median 6 of 3 ratings; at least one member sees severe"
                + " harm in leaving it out");
  }

  @Test
  void disagreementIsUncertainWhateverTheMedian() {
    LedgerEntry entry =
        new DelphiRule(12).decide(pool, rated("1 1 1 8 8 8 8", "5", "5", "5", "5"), 1).getFirst();
    assertThat(entry.decision()).isEqualTo(Decision.NOT_RECOMMENDED);
    assertThat(entry.reason()).isEqualTo("uncertain: median 8 of 7 ratings, with disagreement");
  }

  @Test
  void aMemberThatSeesSevereHarmInDoingItIsHeard() {
    LedgerEntry entry =
        new DelphiRule(12).decide(pool, rated("1 9 9", "5", "5", "5", "5"), 1).getFirst();
    assertThat(entry.reason())
        .isEqualTo(
            "appropriate: median 9 of 3 ratings; at least one member sees severe harm in doing it");
  }

  @Test
  void whatTooFewRatedIsUnresolved() {
    List<LedgerEntry> entries =
        new DelphiRule(12).decide(pool, rated("9 9", "9", "", "1 1", "5 5"), 2);
    assertThat(entries.stream().filter(e -> e.decision() == Decision.UNRESOLVED))
        .extracting(LedgerEntry::reason)
        .containsExactly(
            "only 1 of the 2 ratings that are needed", "only 0 of the 2 ratings that are needed");
  }

  @Test
  void theRestraintBudgetKeepsWhatIsDearestToLeaveOut() {
    List<LedgerEntry> entries =
        new DelphiRule(2)
            .restrain(
                new DelphiRule(2)
                    .decide(pool, rated("7 7 7", "9 8 8", "7 7 8", "9 9 9", "9 7 7"), 2));
    assertThat(entries)
        .extracting(e -> e.candidate().action().text() + " " + e.decision())
        .containsExactly(
            "Start tPA RECOMMEND",
            "Start aspirin RECOMMEND",
            "Order ECG NOT_RECOMMENDED",
            "Order MRI NOT_RECOMMENDED",
            "Order CT UNRESOLVED");
    assertThat(entries.getLast().reason()).endsWith("beyond the restraint budget of 2 actions");
  }

  private Map<CandidateId, List<MemberRating>> rated(String... scores) {
    Map<CandidateId, List<MemberRating>> rated = new HashMap<>();
    for (int i = 0; i < scores.length; i++) {
      if (!scores[i].isEmpty()) {
        rated.put(new CandidateId(i + 1), ratings(scores[i]));
      }
    }
    return rated;
  }
}
