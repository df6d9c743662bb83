package health.primum.web.asked;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.fault.FaultyInput;
import health.primum.testsupport.Fixtures;
import health.primum.testsupport.OneTeam;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryReaderTest {
  private static final String CASE = "\"team\": \"solo\", \"case\": {\"narrative\": \"x\"}";

  private final QueryReader queries = reader(366);

  @Test
  void oneQuestionHasOneFingerprintHoweverItIsWritten() throws IOException {
    var first = fingerprint("{" + CASE + ", \"deadlineSeconds\": 5}");
    assertThat(
            fingerprint(
                "{\"deadlineSeconds\": 5.0,\n \"retention\": null, \"case\": {\"narrative\": \"x\"}, \"team\": \"solo\"}"))
        .isEqualTo(first);
    assertThat(fingerprint("{" + CASE + ", \"deadlineSeconds\": 6}")).isNotEqualTo(first);
    assertThat(fingerprint("{\"team\": \"solo\", \"case\": {\"narrative\": \"x \"}}"))
        .isNotEqualTo(fingerprint("{" + CASE + "}"));
  }

  @ParameterizedTest
  @CsvSource({"P1D,1", "P366D,366"})
  void daysAreKept(String retention, long days) throws IOException {
    assertThat(read("{" + CASE + ", \"retention\": \"" + retention + "\"}").keeping())
        .isEqualTo(new Keeping.Kept(Optional.of(Duration.ofDays(days))));
  }

  @Test
  void withoutAWordItIsKeptAsIsUsual() throws IOException {
    assertThat(read("{" + CASE + "}").keeping()).isEqualTo(new Keeping.Kept(Optional.empty()));
    assertThat(read("{" + CASE + ", \"retention\": \"zero\"}").keeping())
        .isEqualTo(new Keeping.Nothing());
  }

  @ParameterizedTest
  @CsvSource({
    "P0D,,,retention",
    "P367D,,,retention",
    "PT1H,,,retention",
    "never,,,retention",
    "zero,respond-async,,Prefer",
    "zero,wait=3,,Prefer",
    "zero,,abc,Idempotency-Key"
  })
  void whatCannotBeKeptSoIsNamed(String retention, String prefer, String key, String field) {
    assertThatThrownBy(
            () ->
                queries.read(
                    body("{" + CASE + ", \"retention\": \"" + retention + "\"}"),
                    prefer == null ? List.of() : List.of(prefer),
                    key == null ? List.of() : List.of(key)))
        .isInstanceOfSatisfying(
            FaultyInput.class,
            faulty -> assertThat(faulty.faults().getFirst().where()).isEqualTo(field));
  }

  @Test
  void nothingIsKeptForOneWhoWaitsLongEnough() throws IOException {
    var query =
        queries.read(
            body("{" + CASE + ", \"retention\": \"zero\", \"deadlineSeconds\": 3}"),
            List.of("wait=3"),
            List.of());
    assertThat(query.keeping()).isEqualTo(new Keeping.Nothing());
  }

  @Test
  void nobodyHasItKeptForLongerThanTheOperatorAllows() throws IOException {
    String days = "{" + CASE + ", \"retention\": \"P%dD\"}";
    assertThat(reader(30).read(body(days.formatted(30)), List.of(), List.of()).keeping())
        .isEqualTo(new Keeping.Kept(Optional.of(Duration.ofDays(30))));
    for (int most : List.of(30, 0)) {
      assertThatThrownBy(() -> reader(most).read(body(days.formatted(31)), List.of(), List.of()))
          .isInstanceOfSatisfying(
              FaultyInput.class,
              faulty -> {
                assertThat(faulty.faults().getFirst().where()).isEqualTo("retention");
                assertThat(faulty.faults().getFirst().what())
                    .contains(most == 30 ? "P1D to P30D" : "lets nobody ask for days");
              });
    }
  }

  private static QueryReader reader(int keepMostDays) {
    return new QueryReader(new OneTeam(Fixtures.solo("a")), Duration.ofDays(keepMostDays));
  }

  private Object fingerprint(String body) throws IOException {
    return queries.read(body(body), List.of(), List.of("key")).repeatable().orElseThrow().body();
  }

  private ConsultQuery read(String body) throws IOException {
    return queries.read(body(body), List.of(), List.of());
  }

  private static ByteArrayInputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
