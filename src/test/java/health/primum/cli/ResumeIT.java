package health.primum.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import health.primum.testsupport.Packaged;
import health.primum.testsupport.Packaged.Run;
import health.primum.testsupport.Pages;
import health.primum.testsupport.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged program, killed while it evaluates the twenty open cases: a team of three models,
 * one of its models alone and a recording, their models on loopback.
 */
class ResumeIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CASES = 20;
  private static final int CALLS = 4 * CASES;
  private static final int PARALLEL = 3;

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @TempDir Path folder;
  private Path kit;

  @BeforeEach
  void models() throws Exception {
    kit = SharedData.noharmOpen();
    SERVER.resetAll();
    var body =
        Map.of(
            "model",
            "m",
            "created_at",
            "2026-01-01T00:00:00Z",
            "done",
            true,
            "done_reason",
            "stop",
            "message",
            Map.of(
                "role",
                "assistant",
                "content",
                "{\"assessment\": \"x\", \"recommendations\": [{\"action\": \"Order complete blood count\", \"intent\": \"order\", \"category\": \"diagnostic\", \"urgency\": \"routine\", \"condition\": \"\", \"rationale\": \"\"}]}"),
            "prompt_eval_count",
            11,
            "eval_count",
            7);
    SERVER.stubFor(
        post(anyUrl())
            .willReturn(
                aResponse()
                    .withFixedDelay(60)
                    .withHeader("Content-Type", "application/json")
                    .withBody(JSON.writeValueAsString(body))));
    recording();
  }

  @Test
  void killedAgainAndAgainItGoesOnToTheSameReportAndAsksNothingTwice() throws Exception {
    Run whole = run(evaluate("whole"));
    assertThat(whole.exit()).as(whole.err()).isZero();
    SERVER.verify(CALLS, postRequestedFor(anyUrl()));
    Run twin = run(evaluate("twin"));
    assertThat(twin.exit()).as(twin.err()).isZero();
    assertThat(written("twin")).isEqualTo(written("whole"));

    var random = new Random(17);
    for (int round = 0; round < 2; round++) {
      SERVER.resetRequests();
      String out = "killed" + round;
      int kills = 0;
      while (kills < 4) {
        kill(evaluate(out), enough(out, 5 + random.nextInt(20)));
        kills++;
      }
      Run last = run(evaluate(out));
      assertThat(last.exit()).as(last.err()).isZero();
      assertThat(last.err()).contains("going on: ");
      assertThat(written(out)).isEqualTo(written("whole"));
      assertNothingTwice(out);
      // What was under way at a kill was never finished: three items of up to three calls.
      assertThat(SERVER.findAll(postRequestedFor(anyUrl())).size())
          .isBetween(CALLS, CALLS + kills * PARALLEL * 3);
      SERVER.resetRequests();
      assertThat(run(evaluate(out)).exit()).isZero();
      SERVER.verify(0, postRequestedFor(anyUrl()));
    }
  }

  @Test
  void aLogThatDoesNotFitIsRefusedAndADryRunLeavesNothing() throws Exception {
    Run dry = run(with(evaluate("dry"), "--dry-run", "--repeats", "2"));
    assertThat(dry.exit()).as(dry.err()).isZero();
    assertThat(dry.out())
        .contains("DRY RUN, an estimate", "100 answers, 100 judgements, 160 calls of live models");
    assertThat(folder.resolve("dry")).doesNotExist();
    SERVER.verify(0, postRequestedFor(anyUrl()));

    kill(evaluate("out"), 10);
    Run other = run(with(evaluate("out"), "--seed", "5"));
    assertThat(other.exit()).isEqualTo(2);
    assertThat(other.err())
        .contains("items.jsonl: is of another evaluation: seed is 5, was 0", "--restart");
    Path log = folder.resolve("out/items.jsonl");
    List<String> lines = new ArrayList<>(Files.readAllLines(log));
    lines.set(3, lines.get(3).replaceFirst("\"arm\":\"[a-z]+\"", "\"arm\":\"stranger\""));
    Files.write(log, lines);
    Run stranger = run(evaluate("out"));
    assertThat(stranger.exit()).isEqualTo(2);
    assertThat(stranger.err()).contains("items.jsonl:4: is of arm 'stranger'");
    Run anew = run(with(evaluate("out"), "--restart"));
    assertThat(anew.exit()).as(anew.err()).isZero();
    assertThat(anew.err()).doesNotContain("going on");
  }

  private void recording() throws IOException {
    var lines = new StringBuilder();
    for (String id : ids()) {
      lines.append(
          JSON.writeValueAsString(
                  Map.of("id", id, "trial", 1, "response", "1. Order complete blood count"))
              + "\n");
    }
    Files.writeString(folder.resolve("kept.jsonl"), lines.toString());
  }

  /** A text of each of the twenty cases; two of them have several. */
  private List<String> ids() throws IOException {
    try (Stream<Path> files = Files.list(kit.resolve("dataset/rubrics"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .map(id -> id.matches("All001|Card001") ? id + "-0" : id)
          .sorted()
          .toList();
    }
  }

  private String[] evaluate(String out) throws IOException {
    return new String[] {
      "evaluate",
      "--benchmark",
      kit.toString(),
      "--cases",
      String.join(",", ids()),
      "--arm",
      "panel=local-panel-vote",
      "--arm",
      "solo=solo-ollama",
      "--arm",
      "kept=recorded:" + folder.resolve("kept.jsonl"),
      "--judge",
      "lexical",
      "--revision",
      "2026-07",
      "--parallel",
      String.valueOf(PARALLEL),
      "--out",
      folder.resolve(out).toString()
    };
  }

  private static Packaged program() {
    return Packaged.program().with("OLLAMA_BASE_URL", SERVER.baseUrl());
  }

  private static Run run(String... arguments) throws Exception {
    return program().run(arguments);
  }

  private static String[] with(String[] base, String... more) {
    return Stream.concat(Stream.of(base), Stream.of(more)).toArray(String[]::new);
  }

  /** So many lines more than there are. */
  private int enough(String out, int more) throws IOException {
    return Packaged.lines(folder.resolve(out).resolve("items.jsonl")) + more;
  }

  /** As kill -9 does, as soon as the log has so many lines, wherever the process is then. */
  private static void kill(String[] arguments, int lines) throws Exception {
    Path log = Path.of(arguments[arguments.length - 1]).resolve("items.jsonl");
    program().killed(log, lines, arguments);
  }

  /** Every file but the log and the calls, whose order and times are their own. */
  private Map<String, String> written(String out) throws IOException {
    Map<String, String> all = new TreeMap<>();
    Path own = folder.resolve(out);
    try (Stream<Path> files = Files.walk(own)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = own.relativize(file).toString();
        if (!name.equals("items.jsonl") && !name.startsWith("calls")) {
          all.put(name, Pages.undated(file));
        }
      }
    }
    assertThat(all).containsKeys("report.json", "differences.csv", "panel/judged.jsonl");
    return all;
  }

  private void assertNothingTwice(String out) throws IOException {
    Map<String, Integer> steps = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve(out).resolve("items.jsonl"))) {
      JsonNode node = JSON.readTree(line);
      if (node.has("step")) {
        steps.merge(
            node.get("step") + " " + node.get("arm") + " " + node.get("variant"), 1, Integer::sum);
      }
    }
    assertThat(steps).hasSize(2 * 3 * CASES);
    assertThat(steps.values()).containsOnly(1);
    Map<String, Integer> calls = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve(out).resolve("calls"))) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file)) {
          if (line.endsWith("}")) {
            JsonNode node = JSON.readTree(line);
            calls.merge(
                node.get("purpose").asText() + " " + node.get("fingerprint").asText(),
                1,
                Integer::sum);
          }
        }
      }
    }
    assertThat(calls).hasSize(CALLS);
    assertThat(calls.values()).containsOnly(1);
  }
}
