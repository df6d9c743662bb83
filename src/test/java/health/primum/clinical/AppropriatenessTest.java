package health.primum.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppropriatenessTest {
  @ParameterizedTest
  @CsvSource({
    "1, SEVERE, false, true", "2, MODERATE, false, true", "3, MILD, false, true",
    "4, UNCERTAIN, false, false", "5, UNCERTAIN, false, false", "6, UNCERTAIN, false, false",
    "7, MILD, true, false", "8, MODERATE, true, false", "9, SEVERE, true, false"
  })
  void isMirroredAboutFive(
      int score, HarmSeverity severity, boolean appropriate, boolean inappropriate) {
    var rating = new Appropriateness(score);
    assertThat(rating.severity()).isEqualTo(severity);
    assertThat(rating.isAppropriate()).isEqualTo(appropriate);
    assertThat(rating.isInappropriate()).isEqualTo(inappropriate);
  }

  @Test
  void endsAtOneAndNine() {
    assertThatThrownBy(() -> new Appropriateness(0)).hasMessageContaining("outside 1 to 9");
    assertThatThrownBy(() -> new Appropriateness(10)).hasMessageContaining("outside 1 to 9");
  }
}
