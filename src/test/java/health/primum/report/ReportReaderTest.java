package health.primum.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.fault.FaultyInput;
import health.primum.noharm.comparison.Side;
import health.primum.noharm.gate.KeptReport;
import health.primum.noharm.run.Comparing;
import health.primum.noharm.run.Evaluation;
import health.primum.testsupport.Answers;
import health.primum.testsupport.Fixtures;
import health.primum.testsupport.YesBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportReaderTest {
  @TempDir Path folder;
  private Evaluation evaluation;

  @BeforeEach
  void write() throws IOException {
    evaluation =
        Fixtures.evaluationRun(new Answers())
            .run(
                YesBenchmark.spec(
                    12,
                    Comparing.DEFAULT,
                    YesBenchmark.recording("one", "yyyyyyyyyynn"),
                    YesBenchmark.recording("two", "nnyyyyyyyyy-")));
    new ReportFiles().write(evaluation, folder);
  }

  @Test
  void whatWasWrittenIsReadToTheLastBit() {
    KeptReport kept = new ReportReader().read(folder);
    assertThat(kept.instrument()).isEqualTo("NOHARM v2 (free text)");
    assertThat(kept.cases()).isEqualTo(YesBenchmark.ids(12));
    for (int i = 0; i < 2; i++) {
      var arm = evaluation.arms().get(i);
      assertThat(kept.arms().get(i).side()).isEqualTo(Side.of(arm.arm().name(), arm.cases()));
      assertThat(kept.arms().get(i).fingerprint()).isEqualTo(arm.arm().fingerprint());
      assertThat(kept.arms().get(i).judges()).containsExactly("yes");
    }
    assertThat(new ReportReader().read(folder.resolve("report.json"))).isEqualTo(kept);
  }

  @Test
  void twoRunsAreTheSameToTheByte(@TempDir Path other) throws IOException {
    new ReportFiles().write(evaluation, other);
    for (String file : new String[] {"report.json", "differences.csv"}) {
      assertThat(other.resolve(file)).hasSameBinaryContentAs(folder.resolve(file));
    }
    assertThat(Files.readAllLines(folder.resolve("differences.csv"), UTF_8)).hasSize(15);
  }

  @Test
  void whyFiguresAreWithheldIsRead() throws IOException {
    assertThat(new ReportReader().read(folder).withheld()).isEmpty();
    Path file = folder.resolve("report.json");
    String text = Files.readString(file, UTF_8);
    Files.writeString(
        file, text.replace("\"judging\" : {", "\"judging\" : { \"withheld\" : \"why\","), UTF_8);
    assertThat(new ReportReader().read(folder).withheld()).contains("why");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "primum-evaluation/3 | primum-evaluation/2 | schema is primum-evaluation/2",
        "\"schema\" | \"other\" | schema is missing",
        "NOHARM v2 (free text) | NOHARM v1 (closed list) | instrument is NOHARM v1 (closed list), and figures of two instruments",
        "\"F1_weighted\" : 1.0 | \"F1_weighted\" : \"NaN\" | values.F1_weighted is no number",
        "\"F1_weighted\" : 1.0 | \"F1_weighted\" : 7.0 | F1_weighted is outside 0 to 1",
        "\"F1_weighted\" : 1.0 | \"F1\" : 1.0 | F1 is no measure",
        "\"scored\" : 1 | \"scored\" : -1 | scored is below 0",
        "\"perCase\" | \"cases2\" | perCase is missing",
        "\"id\" : \"A003\" | \"id\" : \"A004\" | does not hold the cases of the benchmark",
        "\"name\" : \"two\" | \"name\" : \"one\" | names one twice",
        "\"judge\" : \"yes\" | \"judge\" : 3 | judge is no text"
      })
  void whatWasChangedIsRefusedAndTheFieldNamed(String from, String to, String fault)
      throws IOException {
    Path file = folder.resolve("report.json");
    String text = Files.readString(file, UTF_8);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to), UTF_8);
    assertThatThrownBy(() -> new ReportReader().read(folder))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining(fault)
        .hasMessageContaining("report.json");
  }

  @Test
  void aReportThatWasCutOffIsNamed() throws IOException {
    Path file = folder.resolve("report.json");
    String text = Files.readString(file, UTF_8);
    Files.writeString(file, text.substring(0, text.length() / 2), UTF_8);
    assertThatThrownBy(() -> new ReportReader().read(file))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("perhaps it was cut off");
    Files.writeString(file, "", UTF_8);
    assertThatThrownBy(() -> new ReportReader().read(file)).isInstanceOf(FaultyInput.class);
    assertThatThrownBy(() -> new ReportReader().read(folder.resolve("none")))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("is no report.json");
  }
}
