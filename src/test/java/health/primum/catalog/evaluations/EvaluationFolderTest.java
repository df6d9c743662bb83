package health.primum.catalog.evaluations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.Fingerprint;
import health.primum.consult.evaluation.Evaluated;
import health.primum.consult.evaluation.EvaluationRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationFolderTest {
  private static final Fingerprint NOW = Fingerprint.of("now");
  private static final Fingerprint BEFORE = Fingerprint.of("before");

  @TempDir Path home;

  @Test
  void whatIsAddedIsReadAgainWordForWord() throws IOException {
    EvaluationRecord kept = evaluated(NOW, "2026-11-21");
    EvaluationFolder.read(home).add(kept);
    EvaluationFolder folder = EvaluationFolder.read(home);
    assertThat(folder.faults()).isEmpty();
    assertThat(folder.of("panel", NOW)).isEqualTo(new Evaluated.Current(kept));
    assertThat(folder.of("panel", NOW).brief()).isEqualTo(kept.report().brief() + ", 2026-11-21");
  }

  @Test
  void anotherConfigurationOfTheTeamIsStaleAndAnotherTeamNeverEvaluated() throws IOException {
    EvaluationFolder.read(home).add(evaluated(BEFORE, "2026-11-01"));
    EvaluationFolder folder = EvaluationFolder.read(home);
    assertThat(folder.of("panel", NOW).brief()).isEqualTo("stale");
    assertThat(folder.of("other", BEFORE).brief()).isEqualTo("never");
  }

  @Test
  void theReportOfThisConfigurationCountsThoughAnotherIsLater() throws IOException {
    EvaluationFolder.read(home).add(evaluated(NOW, "2026-11-01"));
    EvaluationFolder.read(home).add(evaluated(NOW, "2026-11-10"));
    EvaluationFolder.read(home).add(evaluated(BEFORE, "2026-11-21"));
    assertThat(EvaluationFolder.read(home).of("panel", NOW))
        .isEqualTo(new Evaluated.Current(evaluated(NOW, "2026-11-10")));
  }

  @Test
  void whatAnotherProcessRegistersChangesOrRemovesCountsWithoutANewStart() throws IOException {
    EvaluationFolder serving = EvaluationFolder.read(home);
    assertThat(serving.of("panel", NOW)).isEqualTo(new Evaluated.Never());
    EvaluationRecord kept = evaluated(NOW, "2026-11-21");
    Path file = Path.of(EvaluationFolder.read(home).add(kept));
    assertThat(serving.of("panel", NOW)).isEqualTo(new Evaluated.Current(kept));
    assertThat(serving.of("panel", BEFORE)).isEqualTo(new Evaluated.Stale(kept));
    String text = Files.readString(file, UTF_8);
    Files.writeString(file, text.substring(0, 200), UTF_8);
    assertThat(serving.of("panel", NOW)).isEqualTo(new Evaluated.Never());
    assertThat(serving.faults()).hasSize(1);
    EvaluationFolder.read(home).add(kept);
    assertThat(serving.of("panel", NOW)).isEqualTo(new Evaluated.Current(kept));
    assertThat(serving.faults()).isEmpty();
    Files.delete(file);
    assertThat(serving.of("panel", NOW)).isEqualTo(new Evaluated.Never());
  }

  @Test
  void aRecordReplacedByOneOfTheSameSizeInTheSameInstantIsSeen() throws IOException {
    EvaluationFolder serving = EvaluationFolder.read(home);
    Path file = Path.of(serving.add(evaluated(NOW, "2026-11-21")));
    var changed = Files.getLastModifiedTime(file);
    assertThat(serving.of("panel", NOW).brief()).endsWith("2026-11-21");
    Path other = file.resolveSibling("other.part");
    Files.writeString(
        other, Files.readString(file, UTF_8).replace("2026-11-21", "2026-11-20"), UTF_8);
    Files.setLastModifiedTime(other, changed);
    Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(file, changed);
    assertThat(serving.of("panel", NOW).brief()).endsWith("2026-11-20");
  }

  @Test
  void withoutAFolderNothingIsEvaluatedAndNothingWrong() {
    EvaluationFolder folder = EvaluationFolder.read(home);
    assertThat(folder.faults()).isEmpty();
    assertThat(folder.of("panel", NOW)).isEqualTo(new Evaluated.Never());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "evaluation/1 | evaluation/9 | schema is not primum-registered-evaluation/1",
        "\"cases\" : 20 | \"cases\" : 0 | cases is outside 1 to 1000000",
        "\"cases\" : 20 | \"cases\" : 20.5 | cases is not a whole number",
        "2026-11-21 | yesterday | date is no date",
        "\"judge\" : | \"judgement\" : | judgement is no key of a record",
        "\"F1_weighted\" : 0.5 | \"F1_weighted\" : \"NaN\" | means.F1_weighted is no number",
        "\"team\" : \"panel\" | \"team\" : 7 | team is not a text"
      })
  void aBrokenRecordIsNamedAndDoesNotCount(String from, String to, String fault)
      throws IOException {
    Path file = Path.of(EvaluationFolder.read(home).add(evaluated(NOW, "2026-11-21")));
    String text = Files.readString(file, UTF_8);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to), UTF_8);
    EvaluationFolder folder = EvaluationFolder.read(home);
    assertThat(folder.of("panel", NOW)).isEqualTo(new Evaluated.Never());
    assertThat(folder.faults()).hasSize(1);
    assertThat(folder.faults().getFirst().describe())
        .startsWith("config/evaluations/panel-")
        .contains(fault);
  }

  @Test
  void aRecordThatWasCutOffIsNamed() throws IOException {
    Path file = Path.of(EvaluationFolder.read(home).add(evaluated(NOW, "2026-11-21")));
    Files.writeString(file, Files.readString(file, UTF_8).substring(0, 200), UTF_8);
    assertThat(EvaluationFolder.read(home).faults().getFirst().describe())
        .contains("is not valid JSON");
  }

  private static EvaluationRecord evaluated(Fingerprint configuration, String date) {
    return new EvaluationRecord(
        "panel",
        configuration,
        Fingerprint.of(configuration + date),
        LocalDate.parse(date),
        "NOHARM v2 (free text)",
        "2026-07",
        "recorded:verdicts.jsonl",
        Fingerprint.of("benchmark"),
        20,
        1,
        Map.of("F1_weighted", 0.5));
  }
}
