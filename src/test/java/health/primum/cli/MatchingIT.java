package health.primum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.primum.testsupport.Packaged;
import health.primum.testsupport.Packaged.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code match} and {@code pool} of the packaged program, as their user runs them. */
class MatchingIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  @TempDir Path folder;

  @Test
  void matchSaysOfEveryPairWhatItIs() throws Exception {
    Path pairs =
        write(
            "pairs.tsv",
            """
            Start apixaban 5 mg BID\tBegin Eliquis 5 mg twice daily
            Furosemide 40 mg PO BID\tFurosemide 80 mg IV BID
            Start metoprolol\tStop metoprolol
            MRI left knee\tMRI right knee
            """);
    Run run = Packaged.program().run("match", "--pairs", pairs.toString());
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "same\t1.000\t",
            "reconcile\t1.000\t",
            "different\t0.000\tintent",
            "different\t0.000\tside");
  }

  @Test
  void matchNamesABadLineAndReadsTheOthers() throws Exception {
    Path pairs =
        write("pairs.tsv", "Order CBC\tCheck CBC\nonly one column\n\nStop aspirin\tHold ASA\n");
    Run run = Packaged.program().run("match", "--pairs", pairs.toString());
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out().lines()).containsExactly("same\t1.000\t", "same\t1.000\t");
    assertThat(run.err().lines())
        .containsExactly(pairs + ":2: has 1 columns, not two; write two texts parted by one tab");
  }

  @Test
  void matchNamesAFileThatIsMissing() throws Exception {
    Path missing = folder.resolve("none.tsv");
    Run run = Packaged.program().run("match", "--pairs", missing.toString());
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(missing.toString(), "does not exist");
  }

  @Test
  void poolPutsOneActionInOneCandidateWithItsDifferences() throws Exception {
    Path file =
        write(
            "said.jsonl",
            """
            {"member": "a", "text": "Start amoxicillin 500 mg three times daily"}
            {"member": "b", "text": "Amoxicillin 875 mg BID"}
            {"member": "b", "text": "Refer to cardiology"}
            """);
    Run run = Packaged.program().run("pool", "--file", file.toString());
    JsonNode pool = JSON.readTree(run.out());
    assertThat(run.exit()).isZero();
    assertThat(pool.get("candidates")).hasSize(2);
    assertThat(pool.get("candidates").get(0).toString()).contains("500 mg", "875 mg", "\"a\"");
  }

  @Test
  void poolNamesBrokenLinesAndReadsTheOthers() throws Exception {
    Path file =
        write(
            "said.jsonl",
            """
            {"member": "a", "text": "Order CBC"}
            {"member": "b", "text":
            {"member": "c"}
            {"member": "d", "text": "Check a complete blood count"}
            """);
    Run run = Packaged.program().run("pool", "--file", file.toString());
    JsonNode pool = JSON.readTree(run.out());
    assertThat(run.exit()).isEqualTo(2);
    assertThat(pool.get("candidates")).hasSize(1);
    assertThat(run.err().lines())
        .containsExactly(
            file
                + ":2: is not valid JSON; write an object with member and text, or remove the line",
            file + ":3: text is missing or no text; give member and text");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
