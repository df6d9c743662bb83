package health.primum.noharm.judge.llm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import health.primum.agent.ModelListener;
import health.primum.catalog.Catalog;
import health.primum.llm.LiveModels;
import health.primum.llm.provider.Keys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;

/** A server on loopback that speaks chat completions and answers by a script; and a home for it. */
final class StubModels implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What it was asked. */
  record Call(String model, String system, String user, double temperature) {
    boolean isReview() {
      return model.equals("reviewer");
    }

    boolean isForMissing() {
      return user.contains("no verdict was given on these options");
    }
  }

  /** What it says; a delay in milliseconds before. */
  record Says(String content, String finish, int delay) {
    static Says text(String content) {
      return new Says(content, "stop", 0);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Function<Call, Says> script;

  StubModels(Function<Call, Says> script) throws IOException {
    this.script = script;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/chat/completions", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  List<Call> calls() {
    return calls;
  }

  LiveModels models() {
    return new LiveModels(
        new Keys(name -> name.endsWith("_API_KEY") ? "none" : null),
        ModelListener.NONE,
        threads,
        new Random(1),
        Clock.systemUTC(),
        false);
  }

  /** The judge {@code stub}, with the prompts of the project, read as a user's would be. */
  JudgeSpec judge(Path home, String deadline) throws IOException {
    Path prompts = Path.of("prompts");
    try (Stream<Path> files = Files.walk(prompts)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        write(home.resolve("prompts").resolve(prompts.relativize(file)), Files.readString(file));
      }
    }
    write(
        home.resolve("config/providers.yaml"),
        "providers:\n  - {name: stub, api: openai, base-url: 'http://127.0.0.1:%d/v1', max-retries: 0}\n"
            .formatted(server.getAddress().getPort()));
    write(
        home.resolve("config/prices.yaml"),
        "prices:\n"
            + "  - {provider: stub, model: matcher, input: 1, output: 2, as-of: 2026-11-21, source: test}\n"
            + "  - {provider: stub, model: reviewer, input: 1, output: 2, as-of: 2026-11-21, source: test}\n");
    write(
        home.resolve("agents/judges/stub.yaml"),
        "id: stub\nprovider: stub\nmodel: matcher\nprompts: judge\ndeadline: %s\nreviewer: {provider: stub, model: reviewer}\n"
            .formatted(deadline));
    Catalog catalog = Catalog.read(home, name -> null);
    if (!catalog.faults().isEmpty()) {
      throw new IllegalStateException(catalog.faults().toString());
    }
    return catalog.judge("stub").orElseThrow();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode body = JSON.readTree(exchange.getRequestBody());
    String system = "";
    String user = "";
    for (JsonNode message : body.get("messages")) {
      String text = message.get("content").asText();
      if (message.get("role").asText().equals("system")) {
        system = text;
      } else {
        user = text;
      }
    }
    var call =
        new Call(body.get("model").asText(), system, user, body.path("temperature").asDouble(-1));
    calls.add(call);
    Says says = script.apply(call);
    try {
      Thread.sleep(says.delay());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    byte[] reply =
        JSON.writeValueAsString(
                Map.of(
                    "id",
                    "c",
                    "object",
                    "chat.completion",
                    "created",
                    1,
                    "model",
                    call.model(),
                    "choices",
                    List.of(
                        Map.of(
                            "index", 0,
                            "finish_reason", says.finish(),
                            "message", Map.of("role", "assistant", "content", says.content()))),
                    "usage",
                    Map.of("prompt_tokens", 100, "completion_tokens", 20, "total_tokens", 120)))
            .getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, reply.length);
    exchange.getResponseBody().write(reply);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
