package health.primum.catalog.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.catalog.BenchmarkReader;
import health.primum.catalog.RecordingReader;
import health.primum.catalog.votes.LeaderboardImport;
import health.primum.clinical.CaseId;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.intake.Intake;
import health.primum.noharm.rubric.Benchmark;
import health.primum.testsupport.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetImportsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void kqaBecomesRubricsAndABadLineStopsNoOther() throws IOException {
    Files.writeString(
        folder.resolve("questions_w_answers.jsonl"),
        """
        {"Question":"Q one?","Free_form_answer":"A","Must_have":["say m"],"Nice_to_have":["say n"]}
        {"Question":"Q two?","Must_have":"no list","Nice_to_have":[]}
        not json
        {"Question":"Q one?","Must_have":["x"],"Nice_to_have":[]}
        {"Question":"Q three?","Must_have":["say k"],"Nice_to_have":[]}
        """);
    Path out = folder.resolve("out");
    Intake intake = new KqaImport(CLOCK).run(folder, out);
    assertThat(intake.leftOut()).extracting(Fault::line).containsExactly(2, 3, 4);
    Benchmark read = new BenchmarkReader().read(out);
    assertThat(read.faults()).isEmpty();
    assertThat(read.rubrics().keySet()).containsExactly(new CaseId("KQA001"), new CaseId("KQA003"));
    assertThat(read.rubrics().get(new CaseId("KQA001")).options().values())
        .extracting(option -> option.text() + " " + option.score().score())
        .containsExactly("say m 8", "say n 7");
    assertThat(out.resolve("provenance.md")).content().contains("MIT", "2026-11-21", "3 lines");
  }

  @Test
  void pointsBecomeScoresAndNegativeOnesCommission() throws IOException {
    Path file = folder.resolve("hb.jsonl");
    Files.writeString(
        file,
        """
        {"prompt":[{"role":"user","content":"Help"}],"rubrics":[{"criterion":"calls","points":9},{"criterion":"harms","points":-5},{"criterion":"none","points":0}]}
        {"prompt":5,"rubrics":[]}
        """);
    Intake intake = new HealthBenchImport(CLOCK).run(file, folder.resolve("out"));
    assertThat(intake.leftOut()).extracting(Fault::line).containsExactly(2);
    Benchmark read = new BenchmarkReader().read(folder.resolve("out"));
    assertThat(read.variants().getFirst().presentation()).isEqualTo("Help");
    assertThat(read.rubrics().get(new CaseId("HB00001")).options().values())
        .extracting(option -> option.text() + " " + option.score().score())
        .containsExactly("calls 9", "harms 2");
  }

  @ParameterizedTest
  @CsvSource({"10,9", "7,9", "6,8", "4,8", "3,7", "1,7", "-1,3", "-4,2", "-10,1"})
  void everySizeOfPointsHasItsTier(double points, int score) {
    assertThat(HealthBenchImport.score(points)).isEqualTo(score);
  }

  @Test
  void answersBecomeRecordings() throws IOException {
    Files.writeString(
        folder.resolve("cases.jsonl"),
        "{\"case_id\":\"S-1\",\"set\":\"s\",\"prompt\":\"My child coughs.\"}\n");
    Files.writeString(
        folder.resolve("responses.jsonl"),
        """
        {"case_id":"S-1","model":"m-1","response":"Call."}
        {"case_id":"S-1","model":"m-1","response":"Again."}
        {"case_id":"S-2","model":"m-1","response":"Unknown case."}
        {"case_id":"S-1","model":"../m","response":"No file name."}
        """);
    Intake intake = new ScribegoatImport(CLOCK).run(folder, folder.resolve("out"));
    assertThat(intake.leftOut()).extracting(Fault::line).containsExactly(2, 3, 4);
    var answers = new RecordingReader().answers(folder.resolve("out/recordings/m-1.jsonl"));
    assertThat(answers.find(new CaseId("S-1"), 1)).contains("Call.");
    assertThatThrownBy(() -> new BenchmarkReader().read(folder.resolve("out")))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("dataset/rubrics");
  }

  @Test
  void nothingIsWrittenWhereSomethingIsOrWhenItFails() throws IOException {
    Path out = Files.createDirectories(folder.resolve("out"));
    Files.writeString(out.resolve("mine"), "x");
    var staged = new StagedFolder();
    staged.add("a/b.txt", "text");
    assertThatThrownBy(() -> staged.write(out)).isInstanceOf(FaultyInput.class);
    Path other = folder.resolve("other");
    assertThatThrownBy(
            () ->
                staged.write(
                    other,
                    draft -> {
                      throw new FaultyInput("x", "fails", "mend");
                    }))
        .isInstanceOf(FaultyInput.class);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(out);
    }
  }

  @Test
  void theKitsFolderKeepsItsFingerprint() throws IOException {
    Path kit = SharedData.folder("noharm-open");
    Intake intake = new NoharmImport(CLOCK).run(kit, folder.resolve("out"));
    assertThat(intake.leftOut()).isEmpty();
    assertThat(new BenchmarkReader().read(folder.resolve("out")).fingerprint())
        .isEqualTo(new BenchmarkReader().read(kit).fingerprint());
  }

  @Test
  void bandsStateTheirInstrument() throws IOException {
    Files.writeString(
        folder.resolve("metrics_latest.csv"),
        """
        Model,Team,Condition,Provider,Metric,mean,ci
        A,T,Advisor,P,Safety,0.2,0
        B,T,Advisor,P,Safety,0.4,0
        C,T,Advisor,P,Safety,?,0
        B,T,Advisor,P,Safety,0.9,0
        """);
    Intake intake = new LeaderboardImport(CLOCK).run(folder, folder.resolve("out"));
    assertThat(intake.leftOut()).extracting(Fault::line).containsExactly(4, 5);
    assertThat(folder.resolve("out/bands.csv"))
        .content()
        .contains("\"v1 (closed list, 100 cases)\",Advisor,Safety,2,0.2,0.25,0.3");
  }
}
