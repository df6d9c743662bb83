package health.primum.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.primum.agent.AgentId;
import health.primum.clinical.Appropriateness;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingSummaryTest {
  /** Worked by hand: percentiles at rank share x (n - 1), IPRAS = 2.35 + 1.5 x |5 - midpoint|. */
  @ParameterizedTest
  @CsvSource({
    "7 8 9,         8,   0.8, 6.85",
    "1 1 1 1 1,     1,   0.0, 8.35",
    "1 2 3 4 5 6 7 8 9, 5, 3.2, 2.35",
    "1 1 9 9,       5,   8.0, 2.35",
    "1 9,           5,   3.2, 2.35",
    "5,             5,   0.0, 2.35",
    "6 7 8 9,       7.5, 1.2, 6.10"
  })
  void medianAndSpreadAreThoseOfTheManual(String scores, double median, double ipr, double ipras) {
    RatingSummary summary = RatingSummary.of(ratings(scores));
    assertThat(summary.median()).isEqualTo(median);
    assertThat(summary.ipr()).isCloseTo(ipr, within(1e-9));
    assertThat(summary.ipras()).isCloseTo(ipras, within(1e-9));
  }

  @Test
  void ratingsAtBothEndsAreDisagreement() {
    assertThat(RatingSummary.of(ratings("1 1 9 9")).isDisagreement()).isTrue();
    assertThat(RatingSummary.of(ratings("1 9 9 9 9")).isDisagreement()).isFalse();
    assertThat(RatingSummary.of(ratings("7 8 9")).isAppropriate()).isTrue();
    assertThat(RatingSummary.of(ratings("1 2 3")).isInappropriate()).isTrue();
    assertThat(RatingSummary.of(ratings("1 1 1 8 8 9 9")).isAppropriate()).isFalse();
  }

  @Test
  void nobodysRatingsCannotBeSummedUp() {
    assertThatThrownBy(() -> RatingSummary.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static List<MemberRating> ratings(String scores) {
    var ratings = new ArrayList<MemberRating>();
    for (String score : scores.split(" ")) {
      ratings.add(
          new MemberRating(
              new AgentId("m" + ratings.size()),
              new Appropriateness(Integer.parseInt(score)),
              "because"));
    }
    return ratings;
  }
}
