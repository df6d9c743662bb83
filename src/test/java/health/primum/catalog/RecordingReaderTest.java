package health.primum.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.agent.RecordedAnswers;
import health.primum.clinical.CaseId;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.judge.ExtractedAction;
import health.primum.noharm.judge.RecordingSource.Verdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingReaderTest {
  private final RecordingReader reader = new RecordingReader();
  @TempDir Path folder;

  @Test
  void namesBadLinesAndKeepsTheGoodOnes() throws IOException {
    Path file =
        write(
            """
            {"id": "A1", "trial": 1, "response": "one"}
            {"id": "A1", "trial": 2, "response": null}

            {"id": "A2", "trial": 1, "response": "Mrs Sec
            {"id": "A1", "trial": 1, "response": "again"}
            {"trial": 1, "response": "x"}
            {"id": "A3", "trial": 0, "response": "x"}
            {"id": "A3", "trial": 1, "trial": 1, "response": "x"}
            """);
    RecordedAnswers answers = reader.answers(file);
    assertThat(answers.find(new CaseId("A1"), 1)).contains("one");
    assertThat(answers.find(new CaseId("A1"), 2)).contains("");
    assertThat(answers.trials(new CaseId("A1"))).containsExactly(1, 2);
    assertThat(answers.faults())
        .extracting(Fault::describe)
        .containsExactly(
            "r.jsonl:4: is not valid JSON; mend or remove the line",
            "r.jsonl:5: id A1 trial 1 stands twice; the first counts; remove one of the lines",
            "r.jsonl:6: id is missing; give it a text",
            "r.jsonl:7: trial is below 1; number trials from 1",
            "r.jsonl:8: has a key twice in one object; mend or remove the line");
  }

  @Test
  void readsVerdictsAsTheKitWritesThem() throws IOException {
    Path file =
        write(
            """
            {"id": "A1", "trial": 1, "judge": "j", "options": [{"id": 1, "matched": true, "partial": false, "evidence": ""}], "responseActions": [{"action": "a", "match": "1, 2", "score": 0}, {"action": "b", "match": "", "score": 5}, {"action": "c", "match": "", "score": 2}], "response_len": 7}
            {"id": "A1", "trial": 1, "judge": "j", "options": [], "responseActions": []}
            {"id": "A2", "trial": 1, "judge": "j", "options": [], "responseActions": [{"match": "x"}]}
            {"id": "A3", "trial": 1, "judge": "j", "options": [{"id": 1}, {"id": 1}], "responseActions": []}
            """);
    Verdicts verdicts = reader.verdicts(file);
    assertThat(verdicts.verdicts()).hasSize(1);
    assertThat(verdicts.verdicts().getFirst().responseLength()).isEqualTo(7);
    assertThat(verdicts.verdicts().getFirst().actions())
        .extracting(ExtractedAction::matches)
        .containsExactly(Set.of(1, 2), Set.of(), Set.of());
    assertThat(verdicts.verdicts().getFirst().actions())
        .extracting(a -> a.offRubricScore().score())
        .containsExactly(5, 5, 2);
    assertThat(verdicts.faults()).extracting(Fault::line).containsExactly(2, 3, 4);
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThatThrownBy(() -> reader.answers(folder.resolve("none.jsonl")))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("file none.jsonl does not exist");
    assertThatThrownBy(() -> reader.verdicts(folder.resolve("none.jsonl")))
        .isInstanceOf(FaultyInput.class);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("r.jsonl"), text);
  }
}
