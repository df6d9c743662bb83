package health.primum.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import health.primum.testsupport.Packaged;
import health.primum.testsupport.Packaged.Run;
import health.primum.testsupport.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, killed while it has closed lists graded and while it calibrates. */
class ResumeOthersIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PARALLEL = 2;

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @TempDir Path folder;

  @BeforeEach
  void models() throws IOException {
    SERVER.resetAll();
    stub(
        "\"grades\"",
        "{\"grades\": [" + each("{\"option\": %d, \"grade\": \"appropriate\"}") + "]}");
    stub(
        "\"verdicts\"",
        "{\"actions\": [], \"verdicts\": ["
            + each("{\"option\": %d, \"verdict\": \"no\", \"actions\": [], \"evidence\": \"\"}")
            + "]}");
    stub("\"overrides\"", "{\"overrides\": []}");
  }

  private static String each(String form) {
    return IntStream.rangeClosed(1, 80).mapToObj(form::formatted).collect(Collectors.joining(","));
  }

  private static void stub(String word, String content) throws IOException {
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
            Map.of("role", "assistant", "content", content),
            "prompt_eval_count",
            11,
            "eval_count",
            7);
    SERVER.stubFor(
        post(anyUrl())
            .withRequestBody(containing(word))
            .willReturn(
                aResponse()
                    .withFixedDelay(60)
                    .withHeader("Content-Type", "application/json")
                    .withBody(JSON.writeValueAsString(body))));
  }

  @Test
  void closedListsGoOnToTheSameReportAndAskNothingTwice() throws Exception {
    Run whole = program().run(lists("whole"));
    assertThat(whole.exit()).as(whole.err()).isZero();
    int calls = asked();
    assertThat(calls).isEqualTo(4 * 20);
    for (int kills = 1; kills <= 3; kills++) {
      program().killed(folder.resolve("killed/items.jsonl"), 9 * kills, lists("killed"));
    }
    Run last = program().run(lists("killed"));
    assertThat(last.exit()).as(last.err()).isZero();
    assertThat(last.err()).contains("going on: ");
    assertThat(Files.readString(folder.resolve("killed/report.json")))
        .isEqualTo(Files.readString(folder.resolve("whole/report.json")));
    // What was under way at a kill: a list of three members each.
    assertThat(asked() - calls).isBetween(calls, calls + 3 * PARALLEL * 3);
    int before = asked();
    assertThat(program().run(lists("killed")).exit()).isZero();
    assertThat(asked()).isEqualTo(before);
    Run other = program().run(with(lists("killed"), "--repeats", "2"));
    assertThat(other.exit()).isEqualTo(2);
    assertThat(other.err()).contains("is of another evaluation: repeats is 2, was 1");
  }

  @Test
  void aCalibrationGoesOnToTheSameFiguresAndJudgesNothingTwice() throws Exception {
    Run whole = program().run(calibrate("whole"));
    // A judge that calls everything omitted is below the floor.
    assertThat(whole.exit()).as(whole.err()).isEqualTo(1);
    int calls = asked();
    assertThat(calls).isEqualTo(2 * 28);
    for (int kills = 1; kills <= 3; kills++) {
      program().killed(folder.resolve("killed.work/items.jsonl"), 12 * kills, calibrate("killed"));
    }
    Run last = program().run(calibrate("killed"));
    assertThat(last.err()).contains("going on: ");
    assertThat(Files.readString(folder.resolve("killed.json")))
        .isEqualTo(Files.readString(folder.resolve("whole.json")));
    assertThat(asked() - calls).isBetween(calls, calls + 3 * PARALLEL * 2);
    int before = asked();
    assertThat(program().run(calibrate("killed")).exit()).isEqualTo(1);
    assertThat(asked()).isEqualTo(before);
  }

  private static int asked() {
    return SERVER.findAll(postRequestedFor(anyUrl())).size();
  }

  private String[] lists(String out) {
    return new String[] {
      "evaluate",
      "--instrument",
      "v1",
      "--judge",
      "closed-list",
      "--benchmark",
      SharedData.noharmOpen().toString(),
      "--arm",
      "panel=local-panel-vote",
      "--arm",
      "solo=solo-ollama",
      "--parallel",
      String.valueOf(PARALLEL),
      "--out",
      folder.resolve(out).toString()
    };
  }

  private String[] calibrate(String out) {
    return new String[] {
      "calibrate",
      "--judge",
      "llm:local",
      "--items",
      SharedData.folder("kqa").toString(),
      "--parallel",
      String.valueOf(PARALLEL),
      "--out",
      folder.resolve(out + ".json").toString()
    };
  }

  private static String[] with(String[] base, String... more) {
    return Stream.concat(Stream.of(base), Stream.of(more)).toArray(String[]::new);
  }

  private static Packaged program() {
    return Packaged.program().with("OLLAMA_BASE_URL", SERVER.baseUrl());
  }
}
