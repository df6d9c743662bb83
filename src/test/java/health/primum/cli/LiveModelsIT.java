package health.primum.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import health.primum.testsupport.Packaged;
import health.primum.testsupport.Packaged.Run;
import health.primum.testsupport.SharedData;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program with the shipped teams, its providers' addresses on loopback. */
class LiveModelsIT {
  private static final String KEY = "sk-very-secret";
  private static final String CASE = "A 60-year-old man has crushing chest pain. What next?";
  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @TempDir Path folder;

  @BeforeEach
  void models() throws Exception {
    SERVER.resetAll();
    SERVER.stubFor(
        post(anyUrl()).willReturn(openAi("{\"assessment\": \"ACS?\", \"recommendations\": []}")));
    SERVER.stubFor(
        post(anyUrl())
            .withRequestBody(
                matchingJsonPath("$.response_format.json_schema[?(@.name == 'proposal')]"))
            .willReturn(
                openAi(
                    """
                    ```json
                    {"assessment": "ACS?", "recommendations": [
                      {"action": "Order 12-lead ECG", "intent": "order", "category": "diagnostic", "urgency": "emergent",
                       "condition": "", "rationale": "STEMI?"},
                    ]}
                    ```
                    """)));
  }

  @Test
  void whatWasRecordedIsReplayedWithoutAKeyOrAModel() throws Exception {
    Path tape = folder.resolve("tape");
    Run live = consult(live(), "--record", tape.toString(), "--json");
    assertThat(live.exit()).as(live.err()).isZero();
    JsonNode advice = JSON.readTree(live.out());
    assertThat(advice.at("/plan/recommendations/0/text").textValue())
        .isEqualTo("Order 12-lead ECG");
    assertThat(advice.at("/members/0/origin").textValue()).isEqualTo("LIVE");
    assertThat(new BigDecimal(advice.at("/provenance/costUsd").textValue()))
        .isEqualByComparingTo("0.000265");
    assertThat(kept(tape)).doesNotContain(KEY).doesNotContain("crushing");
    SERVER.resetAll();
    Run again = consult(Packaged.program(), "--replay", tape.toString(), "--json");
    assertThat(again.exit()).as(again.err()).isZero();
    JsonNode replayed = JSON.readTree(again.out());
    assertThat(replayed.at("/plan")).isEqualTo(advice.at("/plan"));
    assertThat(replayed.at("/ledger")).isEqualTo(advice.at("/ledger"));
    assertThat(replayed.at("/labels").toString()).contains("\"RECORDED: ");
    SERVER.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void aCallThatIsNotOnTheTapeIsAnErrorThatNamesIt() throws Exception {
    Path tape = folder.resolve("tape");
    assertThat(consult(live(), "--record", tape.toString()).exit()).isZero();
    Run other =
        Packaged.program()
            .runWith(
                "Another patient.",
                "consult",
                "--team",
                "solo-openai",
                "--file",
                "-",
                "--replay",
                tape.toString());
    assertThat(other.exit()).isEqualTo(1);
    assertThat(other.err()).containsPattern("not on the tape: call [0-9a-f]{64}");
  }

  @Test
  void nothingIsReplayedInProduction() throws Exception {
    Path tape = folder.resolve("tape");
    assertThat(consult(live(), "--record", tape.toString()).exit()).isZero();
    Run run =
        consult(
            Packaged.program().with("PRIMUM_ENVIRONMENT", "production"),
            "--replay",
            tape.toString());
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("answers are not replayed in production");
  }

  @Test
  void aBudgetIsNotOverspent() throws Exception {
    Run run = consult(live().with("PRIMUM_CONSULT_BUDGET", "0.01"));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).contains("BUDGET", "more than is left of the budget");
    SERVER.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void withoutAKeyNothingIsSent() throws Exception {
    Run run =
        consult(Packaged.program().with("ANTHROPIC_BASE_URL", SERVER.baseUrl()), "solo-anthropic");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).contains("UNAUTHORISED", "ANTHROPIC_API_KEY");
    SERVER.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void membersOfRecordedSystemsVoteAndAreTold() throws Exception {
    Path data = SharedData.folder("scribegoat2_multimodel");
    Run run =
        Packaged.program()
            .run(
                "members",
                "--cases",
                data.resolve("cases.jsonl").toString(),
                "--answers",
                data.resolve("responses.jsonl").toString(),
                "--rule",
                "any",
                "--rule",
                "majority",
                "--out",
                folder.resolve("members").toString());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "143 cases, 4 members", "vote any: 143 plans", "vote majority: 143 plans", "gpt-5-2");
    List<String> members = Files.readAllLines(folder.resolve("members/members.csv"));
    assertThat(members).hasSize(5);
    assertThat(members.getFirst()).contains("alone", "outvoted majority", "omitted any");
    assertThat(Files.readString(folder.resolve("members/only.csv"))).contains("SAB-001,gpt-5-2,");
  }

  private static Packaged live() {
    return Packaged.program()
        .with("OPENAI_BASE_URL", SERVER.baseUrl() + "/v1")
        .with("OPENAI_API_KEY", KEY);
  }

  private static Run consult(Packaged program, String... more) throws Exception {
    boolean team = more.length == 1 && !more[0].startsWith("-");
    Stream<String> base =
        Stream.of("consult", "--team", team ? more[0] : "solo-openai", "--file", "-");
    Stream<String> rest = team ? Stream.empty() : Stream.of(more);
    return program.runWith(CASE, Stream.concat(base, rest).toArray(String[]::new));
  }

  private static String kept(Path tape) throws Exception {
    try (Stream<Path> files = Files.list(tape)) {
      return Files.readString(files.findFirst().orElseThrow());
    }
  }

  private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder openAi(
      String text) throws Exception {
    var body =
        Map.of(
            "id",
            "c",
            "object",
            "chat.completion",
            "created",
            1,
            "model",
            "m",
            "choices",
            List.of(
                Map.of(
                    "index",
                    0,
                    "finish_reason",
                    "stop",
                    "message",
                    Map.of("role", "assistant", "content", text))),
            "usage",
            Map.of("prompt_tokens", 11, "completion_tokens", 7, "total_tokens", 18));
    return aResponse()
        .withHeader("Content-Type", "application/json")
        .withBody(JSON.writeValueAsString(body));
  }
}
