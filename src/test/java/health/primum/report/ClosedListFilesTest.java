package health.primum.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.fault.FaultyInput;
import health.primum.noharm.closed.ClosedListDocument;
import health.primum.noharm.run.Comparing;
import health.primum.testsupport.Answers;
import health.primum.testsupport.Fixtures;
import health.primum.testsupport.YesBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosedListFilesTest {
  private final ClosedListFiles files = new ClosedListFiles();
  @TempDir Path folder;

  @Test
  void takesAFreeFolderAndItsOwn() throws IOException {
    files.check(folder.resolve("none"));
    files.check(folder);
    files.write(document(), folder);
    files.check(folder);
    files.write(document(), folder);
    assertThat(folder).isDirectoryContaining("glob:**report.json");
    assertThat(folder.toFile().list()).containsExactly("report.json");
  }

  @Test
  void refusesAFolderWithAReportOfAnotherInstrument() throws IOException {
    new ReportFiles()
        .write(
            Fixtures.evaluationRun(new Answers())
                .run(YesBenchmark.spec(2, Comparing.DEFAULT, YesBenchmark.recording("one", "yy"))),
            folder);
    assertThatThrownBy(() -> files.check(folder))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("--out")
        .hasMessageContaining("not of NOHARM v1 (closed list)");
  }

  @Test
  void refusesAFolderWithAReportThatCannotBeRead() throws IOException {
    Files.writeString(folder.resolve("report.json"), "{\"instrument\": \"NOHARM v1", UTF_8);
    assertThatThrownBy(() -> files.check(folder)).isInstanceOf(FaultyInput.class);
  }

  private static ClosedListDocument document() {
    return new ClosedListDocument(
        "notice",
        ClosedListDocument.INSTRUMENT,
        "unanimous",
        "log-99",
        "closed-list",
        0,
        "benchmark",
        List.of(),
        List.of(),
        List.of());
  }
}
