package health.primum.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The service as {@code mvn package} left it, in a process and with a file of its own, with a panel
 * of so many members that ask the stub.
 */
final class PackagedService implements AutoCloseable {
  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final String HEAP = "640m";
  private static final int STARTING_SECONDS = 120;
  private static final Pattern TOLD = Pattern.compile("\"(failure|detail)\":\"[^\"]+\"");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Path home;
  private final int port;
  private final Process process;

  /** How often what was told to whoever got no advice of all members. */
  private final Map<String, Integer> refusals = new ConcurrentSkipListMap<>();

  PackagedService(String models, int members) throws IOException, InterruptedException {
    home = Files.createTempDirectory(Path.of("target"), "service").toAbsolutePath();
    write(home, models, members);
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + HEAP,
            "-jar",
            JAR.toString(),
            "serve");
    builder
        .environment()
        .putAll(
            Map.of(
                "PRIMUM_HOME", home.toString(),
                "QUARKUS_HTTP_PORT", String.valueOf(port),
                "PRIMUM_LIMITS_TENANT_PER_MINUTE", "0"));
    process =
        builder.redirectErrorStream(true).redirectOutput(home.resolve("log").toFile()).start();
    ready();
  }

  private static void write(Path home, String models, int members) throws IOException {
    put(home, "key", "sk-stub\n");
    put(
        home,
        "config/providers.yaml",
        "providers:\n  - {name: stub, api: openai, base-url: %s, key-file: %s, max-concurrent: 5000}\n"
            .formatted(models, home.resolve("key")));
    Path prompt = Path.of("prompts", "propose", "generalist.md");
    put(home, prompt.toString(), Files.readString(prompt));
    var names = new StringBuilder();
    for (int i = 1; i <= members; i++) {
      put(
          home,
          "agents/m" + i + ".yaml",
          "id: m%d\nprovider: stub\nmodel: stub\nrole: generalist\nprompt: propose/generalist\ndeadline: 120s\n"
              .formatted(i));
      names.append(i == 1 ? "" : ", ").append('m').append(i);
    }
    put(
        home,
        "agents/teams/panel.yaml",
        "id: panel\nmembers: [%s]\nprotocol: vote\nrule: majority\nquorum: 2\ndeadline: 300s\n"
            .formatted(names));
  }

  private static void put(Path home, String file, String text) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void ready() throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTING_SECONDS);
    while (System.nanoTime() < end && process.isAlive()) {
      try {
        var request = HttpRequest.newBuilder(at("/q/health/ready")).build();
        if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // It is starting.
      }
      Thread.sleep(100);
    }
    throw new IOException("the service did not start:\n" + Files.readString(home.resolve("log")));
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /**
   * Asks and waits for the advice.
   *
   * @param written whether the service may write it down
   * @return whether there is a plan that all members proposed to
   */
  boolean consult(int members, boolean written) throws InterruptedException {
    Map<String, Object> body =
        written
            ? Map.of("team", "panel", "case", Map.of("narrative", Question.aCase().narrative()))
            : Map.of(
                "team",
                "panel",
                "retention",
                "zero",
                "case",
                Map.of("narrative", Question.aCase().narrative()));
    try {
      var mapper = new ObjectMapper();
      var request =
          HttpRequest.newBuilder(at("/v1/consults"))
              .timeout(Duration.ofMinutes(5))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(mapper.writeValueAsString(body)))
              .build();
      var response = http.send(request, BodyHandlers.ofString());
      int proposed = response.body().split("\"outcome\":\"proposed\"", -1).length - 1;
      if (response.statusCode() == 200 && proposed == members) {
        return true;
      }
      refusals.merge(
          "status %d, %d of %d members proposed, %s"
              .formatted(response.statusCode(), proposed, members, told(response.body())),
          1,
          Integer::sum);
      return false;
    } catch (IOException failed) {
      refusals.merge("no answer: " + failed.getClass().getSimpleName(), 1, Integer::sum);
      return false;
    }
  }

  /** Failures of members, and what a problem says. */
  private static List<String> told(String body) {
    return TOLD.matcher(body).results().map(MatchResult::group).toList();
  }

  /** CPU time so far, of all its threads. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** The most memory it ever had resident, in MiB; 0 where the kernel does not say. */
  long peakResidentMebibytes() {
    try {
      List<String> lines = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"));
      return lines.stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException otherSystem) {
      return 0;
    }
  }

  /** Stops it as an operator does. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
  }

  /** Where its journal is, to be read when it has stopped. */
  String journal() {
    return "jdbc:h2:file:"
        + home.resolve("data").resolve("journal")
        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
  }

  @Override
  public void close() {
    refusals.forEach((what, times) -> System.out.println(times + " times " + what));
    process.destroyForcibly();
  }
}
