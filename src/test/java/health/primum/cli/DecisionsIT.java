package health.primum.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.primum.testsupport.Packaged;
import health.primum.testsupport.Packaged.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is decided from an evaluation, as its user decides it. */
class DecisionsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CASE = "config/demo/cases/NeuroSyn01.txt";

  @TempDir static Path out;

  @BeforeAll
  static void evaluate() throws Exception {
    assertThat(PrimumIT.evaluateDemo(out).exit()).isZero();
  }

  @Test
  void theReportComparesEveryArmWithTheBestSoloTeam() throws Exception {
    JsonNode comparison = JSON.readTree(out.resolve("report.json").toFile()).get("comparison");
    assertThat(comparison.get("baseline").textValue()).isEqualTo("generalist");
    assertThat(comparison.get("chosen").textValue()).contains("on these very cases");
    assertThat(comparison.get("differences").findValuesAsText("verdict"))
        .hasSize(5 * 14)
        .containsOnly("inconclusive");
    assertThat(Files.readAllLines(out.resolve("differences.csv"), UTF_8)).hasSize(1 + 5 * 14);
  }

  @Test
  void anArmHoldsAgainstItself() throws Exception {
    Run run = run("compare", out + ":any", out + ":any");
    assertThat(run.out()).contains("HOLDS", "nothing has changed");
    assertThat(run.exit()).isZero();
  }

  @Test
  void sixCasesCannotTell() throws Exception {
    Run run = run("compare", out + ":generalist", out + ":any", "--json", "--margin", "0.05");
    JsonNode outcome = JSON.readTree(run.out());
    assertThat(outcome.get("outcome").textValue()).isEqualTo("cannot tell");
    assertThat(outcome.get("reasons").get(0).textValue())
        .contains("6 cases are fewer than the 15 it takes");
    assertThat(run.exit()).isEqualTo(2);
  }

  @Test
  void whatCannotBeComparedIsNamed(@TempDir Path other) throws Exception {
    Path report = other.resolve("report.json");
    String text = Files.readString(out.resolve("report.json"), UTF_8);
    Files.writeString(report, text.replace("\"2026-07\"", "\"2026-06\""), UTF_8);
    Run run = run("compare", out + ":any", report + ":any");
    assertThat(run.out())
        .contains("NOT COMPARABLE", "scorer revisions differ: 2026-07 and 2026-06");
    assertThat(run.exit()).isEqualTo(2);
    Files.writeString(report, text.substring(0, 5_000), UTF_8);
    Run cut = run("compare", out + ":any", report + ":any");
    assertThat(cut.err()).contains("perhaps it was cut off");
    assertThat(cut.exit()).isEqualTo(2);
    assertThat(run("compare", out.toString(), out.toString()).err())
        .contains("has 6 arms", "name one as REPORT:ARM");
  }

  @Test
  void aRegisteredTeamSaysSoAndAnUnregisteredOneIsRefusedWhereItMustBe(@TempDir Path home)
      throws Exception {
    for (String part : List.of("agents", "prompts", "config")) {
      copy(Path.of(part), home.resolve(part));
    }
    Packaged program = Packaged.program().with("PRIMUM_HOME", home.toString());
    Run registered = program.run("register", out.toString(), "--arm", "any");
    assertThat(registered.err()).isEmpty();
    assertThat(registered.out()).contains("demo-panel-any: registered in");
    program.with("PRIMUM_REQUIRE_EVALUATED", "true");
    Run served = program.run("consult", "--team", "demo-panel-any", "--file", CASE);
    assertThat(served.exit()).isZero();
    assertThat(served.out()).containsPattern("evaluated: [0-9a-f]{12}, \\d{4}-\\d\\d-\\d\\d");
    assertThat(served.out()).doesNotContain("NOT EVALUATED");
    Run refused = program.run("consult", "--team", "demo-panel-majority", "--file", CASE);
    assertThat(refused.err()).contains("has no registered evaluation: demo-panel-majority");
    assertThat(refused.exit()).isEqualTo(2);

    Path team = home.resolve("agents/teams/demo-panel-any.yaml");
    Files.writeString(team, Files.readString(team, UTF_8).replace("quorum: 2", "quorum: 3"), UTF_8);
    Run stale = program.run("consult", "--team", "demo-panel-any", "--file", CASE);
    assertThat(stale.err()).contains("with another configuration: demo-panel-any");
    assertThat(stale.exit()).isEqualTo(2);
    Run again = program.run("register", out.toString(), "--arm", "any");
    assertThat(again.err()).contains("evaluate it again");
    assertThat(again.exit()).isEqualTo(2);
  }

  @Test
  void anEvaluationRegistersItselfWhenEveryArmHasAScore(@TempDir Path home, @TempDir Path report)
      throws Exception {
    for (String part : List.of("agents", "prompts", "config")) {
      copy(Path.of(part), home.resolve(part));
    }
    Packaged program = Packaged.program().with("PRIMUM_HOME", home.toString());
    Run run =
        program.run(
            "evaluate",
            "--benchmark",
            "config/demo",
            "--arm",
            "any=demo-panel-any",
            "--judge",
            "recorded:config/demo/verdicts.jsonl",
            "--revision",
            "2026-07",
            "--register",
            "--out",
            report.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("demo-panel-any: registered in");
    assertThat(program.run("consult", "--team", "demo-panel-any", "--file", CASE).out())
        .containsPattern("evaluated: [0-9a-f]{12}, \\d{4}-\\d\\d-\\d\\d");
    Run refused =
        program.run(
            "evaluate",
            "--benchmark",
            "config/demo",
            "--arm",
            "any=demo-panel-any",
            "--judge",
            "lexical",
            "--revision",
            "2026-07",
            "--register",
            "--out",
            report.resolve("lexical").toString());
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("--register: the headline figures will be withheld");
    assertThat(report.resolve("lexical").resolve("report.json")).doesNotExist();
  }

  @Test
  void nothingIsDecidedFromWhatAJudgeBelowTheFloorMayNotShow(@TempDir Path lexical)
      throws Exception {
    Run evaluated =
        run(
            "evaluate",
            "--benchmark",
            "config/demo",
            "--arm",
            "one=demo-solo-generalist",
            "--arm",
            "two=demo-panel-any",
            "--judge",
            "lexical",
            "--revision",
            "2026-07",
            "--out",
            lexical.toString());
    assertThat(evaluated.exit()).as(evaluated.err()).isZero();
    assertThat(evaluated.out())
        .contains("HEADLINE WITHHELD", "F1 and harm are not compared", "Recall_weighted")
        .doesNotContain("F1_weighted ", "Severe_rate ", "one case with severe harm", "harms by");
    assertThat(Files.readString(lexical.resolve("differences.csv"), UTF_8))
        .contains("Precision_raw")
        .doesNotContain("F1", "Severe", "_rate", "missions");
    Run compared = run("compare", lexical + ":one", lexical + ":two");
    assertThat(compared.exit()).isEqualTo(2);
    assertThat(compared.out())
        .contains("NOT COMPARABLE", "withholds Severe_rate, F1_weighted: lexical is below");
    Run recall = run("compare", lexical + ":one", lexical + ":one", "--metric", "Recall_weighted");
    assertThat(recall.exit()).isZero();
    Run registered = run("register", lexical.toString());
    assertThat(registered.exit()).isEqualTo(2);
    assertThat(registered.err()).contains("withholds its headline figures: lexical is below");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private static Run run(String... arguments) throws Exception {
    return Packaged.program().run(arguments);
  }
}
