package health.primum.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.clinical.CaseId;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.rubric.Benchmark;
import health.primum.noharm.rubric.Rubric;
import health.primum.testsupport.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkReaderTest {
  private static final String OPTION =
      "{\"id\": %d, \"text\": \"Order CBC\", \"category\": \"Diagnostic\", \"score\": %s, \"bestInGroup\": false, \"isHarmOfInaction\": false%s}";

  @TempDir Path folder;

  @Test
  void readsEveryOpenCase() {
    Benchmark benchmark = new BenchmarkReader().read(SharedData.noharmOpen());
    assertThat(benchmark.faults()).isEmpty();
    assertThat(benchmark.rubrics()).hasSize(20);
    assertThat(benchmark.rubrics().values().stream().mapToInt(r -> r.options().size()).sum())
        .isEqualTo(756);
    assertThat(benchmark.variants()).hasSize(40);
    Rubric first = benchmark.rubrics().get(new CaseId("All001"));
    assertThat(first.options().get(25).score().score()).isEqualTo(9);
    assertThat(first.options().get(1).harmOfInaction()).isTrue();
    assertThat(benchmark.rubrics().get(new CaseId("Derm001")).options().get(38).dependsOn())
        .containsExactly(31);
  }

  @Test
  void knowsWhichCasesWereMadeUp() throws IOException {
    rubric("Good1", OPTION.formatted(1, 9, ""));
    rubric("Made1", OPTION.formatted(1, 9, ""));
    rubric("Odd1", OPTION.formatted(1, 9, ""));
    Path rubrics = folder.resolve("dataset/rubrics");
    for (String[] change : new String[][] {{"Made1", "true"}, {"Odd1", "\"perhaps\""}}) {
      Path file = rubrics.resolve(change[0] + ".json");
      Files.writeString(
          file, Files.readString(file).replaceFirst("\\{", "{\"synthetic\": " + change[1] + ","));
    }
    Benchmark benchmark = new BenchmarkReader().read(folder);
    assertThat(benchmark.synthetic()).containsExactly(new CaseId("Made1"));
    assertThat(benchmark.faults())
        .extracting(Fault::what)
        .containsExactly("synthetic is not true or false");
    assertThat(new BenchmarkReader().read(Path.of("config/demo")).synthetic()).hasSize(6);
  }

  @Test
  void choosesCasesAndNamesUnknownOnes() throws IOException {
    rubric("Good1", OPTION.formatted(1, 9, ""));
    rubric("Good2", OPTION.formatted(1, 9, ""));
    Benchmark all = new BenchmarkReader().read(folder);
    assertThat(all.only(Set.of(new CaseId("Good2"))).variants())
        .extracting(v -> v.id().value())
        .containsExactly("Good2");
    assertThatThrownBy(() -> all.only(Set.of(new CaseId("Bad9"))))
        .hasMessageContaining("there is no case Bad9");
  }

  @Test
  void refusesBrokenRubricsByNameAndLoadsTheOthers() throws IOException {
    rubric(
        "Good1", OPTION.formatted(1, 9, ", \"dependsOn\": [2]") + "," + OPTION.formatted(2, 5, ""));
    rubric("NoScore1", OPTION.replace(", \"score\": %s", "%s").formatted(1, "", ""));
    rubric("Range1", OPTION.formatted(1, 10, ""));
    rubric("Depends1", OPTION.formatted(1, 9, ", \"dependsOn\": [7]"));
    rubric("Twice1", OPTION.formatted(1, 9, "") + "," + OPTION.formatted(1, 5, ""));
    write("Broken1.json", "{\n\"id\": \"Broken1\",\n\"options\": [}\n");
    write("Named1.json", Files.readString(folder.resolve("dataset/rubrics/Good1.json")));

    Benchmark benchmark = new BenchmarkReader().read(folder);

    assertThat(benchmark.rubrics().keySet()).containsExactly(new CaseId("Good1"));
    assertThat(benchmark.faults())
        .extracting(Fault::describe)
        .containsExactly(
            "dataset/rubrics/Broken1.json:3: is not valid JSON; mend the file or take it away",
            "dataset/rubrics/Depends1.json: dependsOn option 1 depends on 7, which is no other option; name an option of this rubric",
            "dataset/rubrics/Named1.json: holds the rubric of Good1; name the file after its id",
            "dataset/rubrics/NoScore1.json: option 1, score is missing; give it a whole number",
            "dataset/rubrics/Range1.json: option 1, score 10 is outside 1 to 9; use the 1 to 9 appropriateness scale",
            "dataset/rubrics/Twice1.json: options option 1 stands twice; give each option its own id");
  }

  @Test
  void aPlacementOverridesTheScore() throws IOException {
    rubric("Good1", OPTION.formatted(1, 5, ", \"placement\": 8"));
    Rubric rubric = new BenchmarkReader().read(folder).rubrics().get(new CaseId("Good1"));
    assertThat(rubric.options().get(1).score().score()).isEqualTo(8);
    assertThat(rubric.options().get(1).baseScore().score()).isEqualTo(5);
  }

  @Test
  void refusesAFolderThatIsNoBenchmark() {
    assertThatThrownBy(() -> new BenchmarkReader().read(folder))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("has no folder dataset/rubrics");
  }

  private void rubric(String id, String options) throws IOException {
    write(
        id + ".json",
        "{\"id\": \"%s\", \"open\": true, \"case\": {\"presentation\": \"Case %s.\", \"recommendations\": \"\"}, \"options\": [%s]}"
            .formatted(id, id, options));
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve("dataset/rubrics").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
