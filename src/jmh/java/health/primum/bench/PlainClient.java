package health.primum.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.primum.agent.PromptTemplate;
import health.primum.consult.deliberation.Prompting;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * The least there is: the same requests over the JDK's own client, their bodies read and not looked
 * at.
 */
final class PlainClient implements Contender {
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpRequest request;
  private final int members;

  PlainClient(String url, int members) throws IOException {
    this.members = members;
    this.request =
        HttpRequest.newBuilder(URI.create(url + "/chat/completions"))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer sk-stub")
            .POST(BodyPublishers.ofString(body()))
            .build();
  }

  @Override
  public String name() {
    return "plain HttpClient";
  }

  @Override
  public boolean consult() {
    var replies =
        Stream.generate(() -> http.sendAsync(request, BodyHandlers.ofString()))
            .limit(members)
            .toList();
    return replies.stream().map(PlainClient::answered).reduce(true, Boolean::logicalAnd);
  }

  private static boolean answered(CompletableFuture<HttpResponse<String>> reply) {
    try {
      return reply.join().statusCode() == 200;
    } catch (CompletionException failed) {
      return false;
    }
  }

  /** As Primum sends it. */
  private static String body() throws IOException {
    var mapper = new ObjectMapper();
    PromptTemplate prompt = Question.aPrompt();
    ObjectNode body = mapper.createObjectNode().put("model", "stub").put("stream", false);
    body.put("max_completion_tokens", 8_000);
    var messages = body.putArray("messages");
    messages.addObject().put("role", "system").put("content", prompt.system());
    messages
        .addObject()
        .put("role", "user")
        .put(
            "content",
            new Prompting(new Random(1)).fill(prompt, Question.aCase(), Map.of()).text());
    try (InputStream schema = PlainClient.class.getResourceAsStream("/schemas/proposal.json")) {
      body.putObject("response_format")
          .put("type", "json_schema")
          .putObject("json_schema")
          .put("name", "proposal")
          .put("strict", true)
          .set("schema", mapper.readTree(new String(schema.readAllBytes(), UTF_8)));
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(body);
  }
}
