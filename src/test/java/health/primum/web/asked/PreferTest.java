package health.primum.web.asked;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferTest {
  private static final Duration USUAL = Duration.ofSeconds(60);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "wait=10 | 10 | wait=10",
        "WAIT = \"10\" | 10 | wait=10",
        "wait=0 | 0 | wait=0",
        "wait=600 | 60 | wait=600",
        "respond-async | 0 | respond-async",
        "respond-async, wait=10 | 10 | respond-async, wait=10",
        "wait=10; a=\"x,y\", respond-async | 10 | respond-async, wait=10",
        "return=minimal, wait=10 | 10 | wait=10",
        "handling=\"a, wait=5\", wait=10 | 10 | wait=10",
        "wait=10, wait=20 | 10 | wait=10",
        "wait=-1 | 60 | -",
        "wait=1.5 | 60 | -",
        "wait=9999999999 | 60 | -",
        "wait | 60 | -",
        "nonsense\"\" | 60 | -",
        "'' | 60 | -"
      })
  void whatIsUnderstoodCountsAndTheRestIsIgnored(String header, long waits, String applied) {
    Prefer prefer = Prefer.of(List.of(header));
    assertThat(prefer.waiting(USUAL)).isEqualTo(Duration.ofSeconds(waits));
    assertThat(prefer.applied().orElse(null)).isEqualTo(applied);
  }

  @Test
  void severalLinesAreOneList() {
    assertThat(Prefer.of(List.of("respond-async", "wait=5")).applied())
        .contains("respond-async, wait=5");
    assertThat(Prefer.of(List.of()).waiting(USUAL)).isEqualTo(USUAL);
  }

  @Test
  void aHugeHeaderIsIgnored() {
    assertThat(Prefer.of(List.of("wait=1," + "a,".repeat(10_000))).waiting(USUAL)).isEqualTo(USUAL);
    assertThat(Prefer.of(List.of("a;".repeat(450))).waiting(USUAL)).isEqualTo(USUAL);
  }
}
