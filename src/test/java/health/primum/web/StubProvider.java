package health.primum.web;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * An OpenAI-compatible server on loopback, and a home whose team asks three models there: one of
 * them never answers. The team {@code slow} asks one that answers late.
 */
public final class StubProvider implements QuarkusTestResourceLifecycleManager {
  static final int DEADLINE_MILLIS = 1_500;
  static final int SLOW_MILLIS = 3_000;
  private final WireMockServer server = new WireMockServer(options().dynamicPort());

  @Override
  public Map<String, String> start() {
    server.start();
    answers(
        "model-a",
        "Severe reaction.\n\n1. Hold the next nivolumab dose.\n2. Refer urgently to Allergy/Immunology.",
        0);
    answers("model-b", "1. Withhold the next nivolumab dose.\n2. Order tryptase.", 50);
    answers("model-c", "1. Too late.", 60_000);
    answers("model-d", "1. Hold the next nivolumab dose.", SLOW_MILLIS);
    try {
      return Map.of("primum.home", home(server.baseUrl() + "/v1").toString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void stop() {
    server.stop();
  }

  private void answers(String model, String text, int delayMillis) {
    var body =
        Map.of(
            "id",
            "c",
            "object",
            "chat.completion",
            "created",
            1,
            "model",
            model,
            "choices",
            java.util.List.of(
                Map.of(
                    "index",
                    0,
                    "finish_reason",
                    "stop",
                    "message",
                    Map.of("role", "assistant", "content", text))),
            "usage",
            Map.of("prompt_tokens", 100, "completion_tokens", 20, "total_tokens", 120));
    try {
      server.stubFor(
          post(urlEqualTo("/v1/chat/completions"))
              .withRequestBody(matchingJsonPath("$.model", equalTo(model)))
              .willReturn(
                  aResponse()
                      .withHeader("Content-Type", "application/json")
                      .withFixedDelay(delayMillis)
                      .withBody(new ObjectMapper().writeValueAsString(body))));
    } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Path home(String url) throws IOException {
    Path home = Files.createTempDirectory("primum-home");
    write(home, "key", "sk-secret\n");
    write(
        home,
        "config/providers.yaml",
        """
        providers:
          - {name: openai, api: openai, base-url: %1$s, key-file: %2$s}
          - {name: slow, api: openai, base-url: %1$s, key-file: %2$s}
        """
            .formatted(url, home.resolve("key")));
    write(
        home,
        "prompts/propose/p.md",
        "---\nid: propose/p\nsystem: You advise.\n---\n{{case}}\nAdvise.\n");
    for (String name : new String[] {"a", "b", "c"}) {
      write(
          home,
          "agents/" + name + ".yaml",
          "id: %s\nprovider: openai\nmodel: model-%s\nrole: generalist\nprompt: propose/p\ndeadline: %dms\nprice: {input: 2, output: 10}\n"
              .formatted(name, name, DEADLINE_MILLIS));
    }
    write(
        home,
        "agents/d.yaml",
        "id: d\nprovider: slow\nmodel: model-d\nrole: generalist\nprompt: propose/p\ndeadline: 20s\n");
    write(
        home, "agents/teams/slow.yaml", "id: slow\nmembers: [d]\nprotocol: solo\ndeadline: 20s\n");
    write(
        home,
        "agents/teams/panel.yaml",
        "id: panel\nmembers: [a, b, c]\nprotocol: vote\nrule: majority\nquorum: 2\ndeadline: 5s\n");
    write(
        home,
        "agents/teams/strict.yaml",
        "id: strict\nmembers: [a, b, c]\nprotocol: vote\nrule: any\nquorum: 3\ndeadline: 5s\n");
    write(home, "agents/teams/solo.yaml", "id: solo\nmembers: [a]\nprotocol: solo\ndeadline: 5s\n");
    return home;
  }

  private static void write(Path home, String file, String text) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
