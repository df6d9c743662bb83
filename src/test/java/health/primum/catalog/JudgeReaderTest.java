package health.primum.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.fault.Fault;
import health.primum.noharm.judge.llm.JudgeSpec;
import health.primum.noharm.rubric.Benchmark;
import health.primum.noharm.rubric.Guidance;
import health.primum.noharm.rubric.Rubric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeReaderTest {
  private static final String JUDGE =
      "id: j\nprovider: openai\nmodel: m\nprompts: judge\ndeadline: 60s\n";

  @TempDir Path home;

  @Test
  void theShippedJudgesAndPromptsAreSound() {
    Catalog shipped = Catalog.read(Path.of("."), name -> null);
    assertThat(shipped.faults()).isEmpty();
    assertThat(shipped.judges()).containsExactly("anthropic", "gemini", "local", "openai");
    JudgeSpec gemini = shipped.judge("gemini").orElseThrow();
    assertThat(gemini.matcher().temperature()).isZero();
    assertThat(gemini.matcher().model()).isEqualTo("gemini-3-flash-preview");
    assertThat(gemini.reviewer().model()).isEqualTo("gemini-3.5-flash");
    assertThat(gemini.missing().id()).isEqualTo("judge/missing");
    assertThat(shipped.judge("openai").orElseThrow().matcher().temperature()).isNull();
    assertThat(shipped.closedList()).isPresent();
  }

  @Test
  void aJudgeIsAnotherWhenAPromptOrModelIs() throws IOException {
    sound();
    write("agents/judges/j.yaml", JUDGE);
    var first = Catalog.read(home, name -> null).judge("j").orElseThrow().fingerprint();
    write("agents/judges/j.yaml", JUDGE + "reviewer: {provider: openai, model: other}\n");
    var second = Catalog.read(home, name -> null).judge("j").orElseThrow().fingerprint();
    write("prompts/judge/missing.md", prompt("missing", "missing", "actions") + "More.\n");
    var third = Catalog.read(home, name -> null).judge("j").orElseThrow().fingerprint();
    assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
  }

  @Test
  void namesEveryFault() throws IOException {
    sound();
    write(
        "agents/judges/j.yaml",
        "id: j\nprovider: recorded\nmodel: m\nprompts: judge-other\ndeadline: 60s\ntemperature: hot\n");
    assertThat(Catalog.read(home, name -> null).faults())
        .extracting(Fault::describe)
        .contains(
            "agents/judges/j.yaml:4: there is no prompt 'judge-other/match'; add prompts/judge-other/match.md",
            "agents/judges/j.yaml:6: 'temperature' is 'hot', not a number from 0 to 2; give a number in that range");
  }

  @Test
  void aPromptWithoutThePlaceOfTheAnswerIsAFault() throws IOException {
    sound();
    write("prompts/judge/match.md", "---\nid: judge/match\n---\n{{case}}\n{{options}}\n{{plan}}\n");
    assertThat(Catalog.read(home, name -> null).faults())
        .extracting(Fault::describe)
        .anySatisfy(f -> assertThat(f).contains("has no place {{answer}}"))
        .anySatisfy(f -> assertThat(f).contains("unknown place {{plan}}"));
  }

  @Test
  void guidanceIsReadWhereTheFolderHasIt() throws IOException {
    write(
        "dataset/rubrics/Test001.json",
        "{\"id\": \"Test001\", \"case\": {\"presentation\": \"A case.\"}, \"options\": [{\"id\": 4, \"text\": \"Order CBC\", \"category\": \"Diagnostic\", \"score\": 9, \"ratings\": [9, 8, 9]}]}");
    write(
        "guidance/Test001.yaml",
        "case_id: Test001\nspirit: About\n  blood.\nwatchouts:\n- One.\n- Two.\noptions:\n  4:\n    matching: Full only with differential.\n    aliases: [FBC, CBC]\n");
    write("guidance/Other1.yaml", "spirit: x\n");
    Benchmark read = new BenchmarkReader().read(home);
    assertThat(read.faults()).isEmpty();
    Rubric rubric = read.rubrics().firstEntry().getValue();
    assertThat(rubric.guidance().spirit()).isEqualTo("About blood.");
    assertThat(rubric.guidance().watchouts()).containsExactly("One.", "Two.");
    assertThat(rubric.guidance().notes())
        .containsEntry(4, "aliases: FBC; CBC Full only with differential.");
    assertThat(rubric.options().get(4).ratings()).hasSize(3);

    write("guidance/Test001.yaml", "options:\n  7: {matching: x}\n");
    Benchmark faulty = new BenchmarkReader().read(home);
    assertThat(faulty.faults())
        .extracting(Fault::describe)
        .containsExactly(
            "guidance/Test001.yaml: options there is no option 7; name an option of the rubric of Test001");
    assertThat(faulty.rubrics().firstEntry().getValue().guidance()).isEqualTo(Guidance.NONE);
    assertThat(faulty.fingerprint()).isNotEqualTo(read.fingerprint());
  }

  private void sound() throws IOException {
    Files.createDirectories(home.resolve("agents"));
    write(
        "config/providers.yaml",
        "providers:\n  - {name: openai, api: openai, base-url: http://127.0.0.1:1/v1}\n");
    write("prompts/judge/match.md", prompt("match"));
    write("prompts/judge/missing.md", prompt("missing", "missing", "actions"));
    write("prompts/judge/review.md", prompt("review", "plan", "actions"));
  }

  private static String prompt(String name, String... more) {
    var body =
        new StringBuilder("---\nid: judge/" + name + "\n---\n{{case}}{{options}}{{answer}}\n");
    for (String place : more) {
      body.append("{{").append(place).append("}}\n");
    }
    return body.toString();
  }

  private void write(String file, String text) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
