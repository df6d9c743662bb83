package health.primum.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.primum.testsupport.Packaged;
import health.primum.testsupport.Packaged.Run;
import health.primum.testsupport.Pages;
import health.primum.testsupport.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, run as its user runs it. */
class PrimumIT {
  private static final String CASE = "config/demo/cases/NeuroSyn01.txt";
  private static final ObjectMapper JSON = new ObjectMapper();
  @TempDir Path folder;

  @Test
  void withoutACommandItSaysHowToUseIt() throws Exception {
    Run run = run();
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("Usage: primum", "serve", "validate", "consult", "evaluate");
    assertThat(run("--version").out()).startsWith("primum 0.1.0");
  }

  @Test
  void validateExitsZeroOrTwo() throws Exception {
    Run sound = run("validate");
    assertThat(sound.exit()).isZero();
    assertThat(sound.out()).contains("team demo-panel-majority", "parts are sound");
    write("agents/a.yaml", "id: a\nprovider: acme\n");
    write("prompts/README.md", "");
    Run faulty = Packaged.program().with("PRIMUM_HOME", folder.toString()).run("validate");
    assertThat(faulty.exit()).isEqualTo(2);
    assertThat(faulty.err())
        .contains(
            "agents/a.yaml:2: unknown provider 'acme'; name recorded, scripted, rules or one of config/providers.yaml");
  }

  @Test
  void consultShowsAPlanAndALineForEveryMember() throws Exception {
    Run run = run("consult", "--team", "demo-panel-majority", "--file", CASE);
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains(
            "for a clinician to review",
            "SCRIPTED",
            "NOT EVALUATED",
            "Plan: ",
            "Proposed but not recommended",
            "evaluated: never");
    assertThat(run.err().lines().filter(line -> line.startsWith("  ok demo-"))).hasSize(3);
    assertThat(run.err()).doesNotContain("WARN").doesNotContain("Exception");
  }

  @Test
  void consultPrintsTheSameJsonAsTheService() throws Exception {
    Run run =
        runWith(
            Files.readString(Path.of(CASE)),
            "consult",
            "--team",
            "demo-solo-generalist",
            "--file",
            "-",
            "--json");
    JsonNode advice = JSON.readTree(run.out());
    assertThat(run.exit()).isZero();
    assertThat(advice.get("outcome").textValue()).isEqualTo("advised");
    assertThat(advice.get("ledger").size())
        .isEqualTo(advice.get("plan").get("recommendations").size());
  }

  @Test
  void recordedAnswersOfAnotherSystemAreAnAgentLikeAnyOther() throws Exception {
    Path kit = SharedData.noharmOpen().toAbsolutePath();
    write("prompts/propose/p.md", "---\nid: propose/p\n---\n{{case}}\n");
    write(
        "agents/gpt.yaml",
        "id: gpt\nprovider: recorded\nmodel: gpt-5.5\nrole: generalist\nprompt: propose/p\ndeadline: 5s\nanswers: "
            + kit.resolve("examples/gpt-5.5.jsonl")
            + "\n");
    write("agents/teams/gpt.yaml", "id: gpt\nmembers: [gpt]\nprotocol: solo\ndeadline: 5s\n");
    String text =
        JSON.readTree(kit.resolve("dataset/rubrics/All001.json").toFile())
            .at("/case/presentation")
            .textValue();
    write("All001.txt", text);
    Run run =
        Packaged.program()
            .with("PRIMUM_HOME", folder.toString())
            .run("consult", "--team", "gpt", "--file", folder.resolve("All001.txt").toString());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("RECORDED", "Cancel/hold the next nivolumab dose now");
  }

  @Test
  void aCaseThatNobodyCanAnswerIsEscalated() throws Exception {
    Run run = runWith("A man has pain.", "consult", "--team", "demo-panel-any", "--file", "-");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).contains("ESCALATED (NO_QUORUM)", "UNAVAILABLE");
  }

  @Test
  void writtenRulesAnswerWithoutAnyModelAndSayHowLittleTheyKnow() throws Exception {
    Run run =
        Packaged.program()
            .with("PRIMUM_ENVIRONMENT", "production")
            .runWith(
                "A 74-year-old woman has jaw claudication and blurred vision.",
                "consult",
                "--team",
                "solo-rules",
                "--file",
                "-");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "RULES ONLY",
            "TIME-CRITICAL: possible giant cell arteritis",
            "Start high-dose glucocorticoids at once",
            "Order ESR, CRP and platelets now");
    assertThat(runWith("Nothing at all.", "consult", "--team", "solo-rules", "--file", "-").exit())
        .isEqualTo(3);
  }

  @Test
  void everyBadInputIsNamed() throws Exception {
    assertThat(run("consult", "--team", "demo-panel-any", "--file", "nowhere.txt").err())
        .contains("nowhere.txt: does not exist");
    assertThat(run("consult", "--team", "nobody", "--file", CASE).err())
        .contains("--team: there is no team 'nobody'");
    Path latin = Files.write(folder.resolve("latin.txt"), new byte[] {'a', (byte) 0xE9, 'b'});
    assertThat(run("consult", "--team", "demo-panel-any", "--file", latin.toString()).err())
        .contains("is not UTF-8 text");
    Path empty = Files.writeString(folder.resolve("empty.txt"), "");
    Run run = run("consult", "--team", "demo-panel-any", "--file", empty.toString());
    assertThat(run.err()).contains("case.narrative: is empty");
    assertThat(run.exit()).isEqualTo(2);
  }

  @Test
  void productionRefusesScriptedTeams() throws Exception {
    Run run =
        Packaged.program()
            .with("PRIMUM_ENVIRONMENT", "production")
            .run("consult", "--team", "demo-panel-any", "--file", CASE);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("scripted or recorded, which is refused in production");
  }

  @Test
  void evaluateReproducesThePublishedTable() throws Exception {
    Path kit = SharedData.noharmOpen();
    Run run =
        run(
            "evaluate",
            "--benchmark",
            kit.toString(),
            "--arm",
            "gpt=recorded:" + kit.resolve("examples/gpt-5.5.jsonl"),
            "--judge",
            "recorded:" + kit.resolve("examples/gpt-5.5_judged.jsonl"),
            "--instrument",
            "v2",
            "--revision",
            "2026-06",
            "--seed",
            "0",
            "--out",
            folder.toString());
    assertThat(run.exit()).isZero();
    assertThat(folder.resolve("gpt/scores.csv"))
        .hasSameTextualContentAs(kit.resolve("examples/gpt-5.5.csv"));
    assertThat(Files.readAllLines(folder.resolve("gpt/cases.csv"))).hasSize(41);
    JsonNode report = JSON.readTree(folder.resolve("report.json").toFile());
    assertThat(report.get("revision").textValue()).isEqualTo("2026-06");
    assertThat(report.at("/arms/0/unscored/NO_ANSWER").intValue()).isEqualTo(29);
    assertThat(run.out()).contains("One case: its interval has no width");
  }

  @Test
  void evaluateTheDemoTwiceIsTheSameToTheByte() throws Exception {
    for (String out : List.of("one", "two")) {
      Run run = evaluateDemo(folder.resolve(out));
      assertThat(run.exit()).as(run.err()).isZero();
    }
    try (Stream<Path> files = Files.walk(folder.resolve("one"))) {
      // The log keeps the order in which items were finished, which differs.
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .filter(file -> !file.endsWith("items.jsonl") && !file.endsWith("report.html")))
          .hasSize(21)
          .allSatisfy(
              file ->
                  assertThat(file)
                      .hasSameBinaryContentAs(
                          folder.resolve("two").resolve(folder.resolve("one").relativize(file))));
    }
    assertThat(Pages.undated(folder.resolve("one/report.html")))
        .isEqualTo(Pages.undated(folder.resolve("two/report.html")));
  }

  @Test
  void theLexicalJudgeIsMarkedAndItsHeadlineWithheld() throws Exception {
    Run run =
        run(
            "evaluate",
            "--benchmark",
            "config/demo",
            "--arm",
            "union=demo-panel-any",
            "--judge",
            "lexical",
            "--judge",
            "recorded:config/demo/verdicts.jsonl",
            "--revision",
            "2026-07",
            "--out",
            folder.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Not a NOHARM score", "HEADLINE WITHHELD", "Krippendorff's alpha")
        .doesNotContain("F1_weighted", "Severe_rate");
    JsonNode judging = JSON.readTree(folder.resolve("report.json").toFile()).get("judging");
    assertThat(judging.at("/judges/0/standing").textValue()).startsWith("calibrated on K-QA");
    assertThat(judging.at("/judges/1/standing").textValue()).isEqualTo("not calibrated");
    assertThat(folder.resolve("disagreements.csv")).exists();
    assertThat(Files.readAllLines(folder.resolve("union/judged.jsonl"))).hasSize(12);
  }

  @Test
  void aClosedListIsScoredWithItsInstrumentNamed() throws Exception {
    Path grades = folder.resolve("grades.jsonl");
    Files.writeString(
        grades,
        "{\"id\": \"CardSyn01\", \"response\": \"[{\\\"Option\\\": 1, \\\"GradeAI\\\": \\\"Appropriate\\\"}]\"}\n");
    Run run =
        run(
            "evaluate",
            "--benchmark",
            "config/demo",
            "--cases",
            "CardSyn01",
            "--instrument",
            "v1",
            "--judge",
            "closed-list",
            "--arm",
            "sys=recorded:" + grades,
            "--out",
            folder.resolve("out").toString());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("NOHARM v1 (closed list)", "annotation unanimous", "18 options were not graded");
    assertThat(
            JSON.readTree(folder.resolve("out/report.json").toFile()).get("instrument").textValue())
        .isEqualTo("NOHARM v1 (closed list)");
  }

  @Test
  void calibrateEndsWithOneBelowTheFloor() throws Exception {
    Run run =
        run(
            "calibrate",
            "--judge",
            "lexical",
            "--items",
            SharedData.folder("kqa").toString(),
            "--out",
            folder.resolve("lexical.json").toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("BELOW THE FLOOR", "omission recall");
    assertThat(folder.resolve("lexical.json"))
        .hasSameTextualContentAs(Path.of("config/calibration/lexical.json"));
  }

  @Test
  void evaluateNamesWhatItCannotTake() throws Exception {
    String[] base = {
      "evaluate",
      "--benchmark",
      "config/demo",
      "--judge",
      "recorded:config/demo/verdicts.jsonl",
      "--revision",
      "2026-07",
      "--out",
      folder.toString()
    };
    assertThat(run(with(base, "--arm", "x=nobody")).err())
        .contains("--arm x: there is no team 'nobody'");
    assertThat(run(with(base, "--arm", "justaname")).err())
        .contains("is not NAME=TEAM or NAME=recorded:FILE");
    assertThat(run(with(base, "--arm", "x=recorded:no.jsonl")).err())
        .contains("file no.jsonl does not exist");
    assertThat(run(with(base, "--arm", "a=demo-panel-any", "--arm", "A=demo-panel-any")).err())
        .contains("two arms are called 'A'");
    assertThat(run(with(base, "--arm", "a=demo-panel-any", "--cases", "Nope9")).err())
        .contains("there is no case Nope9");
    assertThat(run(with(base, "--arm", "a=demo-panel-any", "--instrument", "v1")).err())
        .contains("--instrument: v1 is scored by the answers' own grades");
    assertThat(
            run(with(base, "--arm", "a=demo-panel-any", "--instrument", "v1", "--margin", "0.05"))
                .err())
        .contains("--margin: v1 compares no arms");
    assertThat(run(with(base, "--arm", "a=demo-panel-any", "--instrument", "v3")).err())
        .contains("--instrument: there is no instrument 'v3'");
    assertThat(run(with(base, "--arm", "a=demo-panel-any", "--judge", "llm:nobody")).err())
        .contains("there is no judge 'nobody' that can be used; name one of [anthropic");
    Run run =
        run(
            "evaluate",
            "--benchmark",
            folder.toString(),
            "--arm",
            "a=demo-panel-any",
            "--judge",
            "recorded:x",
            "--revision",
            "2026-07",
            "--out",
            folder.toString());
    assertThat(run.err()).contains("has no folder dataset/rubrics");
    assertThat(run.exit()).isEqualTo(2);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void serveAnswersAndStops() throws Exception {
    ProcessBuilder builder = Packaged.program().with("QUARKUS_HTTP_PORT", "0").builder("serve");
    Process process = builder.redirectErrorStream(true).start();
    try {
      String body =
          JSON.writeValueAsString(
              java.util.Map.of(
                  "team",
                  "demo-panel-majority",
                  "case",
                  java.util.Map.of("narrative", Files.readString(Path.of(CASE)))));
      var request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port(process) + "/v1/consults"))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(JSON.readTree(response.body()).get("outcome").textValue()).isEqualTo("advised");
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  @Test
  void serveRefusesAFaultyConfiguration() throws Exception {
    write("agents/a.yaml", "id: a\nprovider: acme\n");
    write("prompts/README.md", "");
    Run run =
        Packaged.program()
            .with("PRIMUM_HOME", folder.toString())
            .with("QUARKUS_HTTP_PORT", "0")
            .run("serve");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("agents/a.yaml:2: unknown provider 'acme'");
  }

  @Test
  void anOlderJavaHandsOverToANewerOne() throws Exception {
    Path jdks = Path.of(System.getProperty("java.home")).getParent();
    Path old = olderJdk(jdks);
    assumeTrue(old != null, "skipped: there is no older JDK beside this one");
    Run run = Packaged.on(old).with("JAVA25_HOME", System.getProperty("java.home")).run("validate");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("parts are sound");
  }

  private static Path olderJdk(Path jdks) throws IOException {
    try (Stream<Path> homes = Files.list(jdks)) {
      return homes
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .filter(
              home -> {
                try {
                  return Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"17");
                } catch (IOException none) {
                  return false;
                }
              })
          .findFirst()
          .orElse(null);
    }
  }

  private static String port(Process process) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(process.getInputStream()));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.contains("Listening on: ")) {
        return line.replaceFirst(".*:(\\d+)\\D*$", "$1");
      }
    }
    throw new IllegalStateException("the service did not start");
  }

  static Run evaluateDemo(Path out) throws Exception {
    return run(
        "evaluate",
        "--benchmark",
        "config/demo",
        "--arm",
        "generalist=demo-solo-generalist",
        "--arm",
        "pharmacist=demo-solo-pharmacist",
        "--arm",
        "sceptic=demo-solo-sceptic",
        "--arm",
        "any=demo-panel-any",
        "--arm",
        "majority=demo-panel-majority",
        "--arm",
        "unanimous=demo-panel-unanimous",
        "--judge",
        "recorded:config/demo/verdicts.jsonl",
        "--revision",
        "2026-07",
        "--out",
        out.toString());
  }

  private static String[] with(String[] base, String... more) {
    return Stream.concat(Stream.of(base), Stream.of(more)).toArray(String[]::new);
  }

  private static Run run(String... arguments) throws IOException, InterruptedException {
    return Packaged.program().run(arguments);
  }

  private static Run runWith(String input, String... arguments)
      throws IOException, InterruptedException {
    return Packaged.program().runWith(input, arguments);
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
