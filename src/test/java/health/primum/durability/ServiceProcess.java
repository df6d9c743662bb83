package health.primum.durability;

import health.primum.testsupport.Packaged;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The packaged service as a process of its own, at the same address whenever it is started. */
final class ServiceProcess implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private final Path log;
  private final String[] arguments;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final int port = freePort();
  private @Nullable Process process;

  ServiceProcess(Path home, String... arguments) {
    this.log = home.resolve("service-" + port + ".log");
    this.arguments = arguments;
    environment.put("PRIMUM_HOME", home.toString());
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    environment.put("PRIMUM_LIMITS_TENANT_PER_MINUTE", "0");
    environment.put("JDK_JAVA_OPTIONS", "-XX:+UseSerialGC");
  }

  ServiceProcess with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Starts it, and waits for nothing. */
  ServiceProcess start() throws IOException {
    Packaged program = Packaged.program();
    environment.forEach(program::with);
    process =
        program
            .builder(arguments)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return this;
  }

  /** Waits until it says that it is ready. */
  ServiceProcess ready() throws InterruptedException {
    return await(200);
  }

  /** Waits until its readiness has this status. */
  ServiceProcess await(int status) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (readiness() != status) {
      if (System.nanoTime() > end || !running().isAlive()) {
        throw new IllegalStateException("readiness is not " + status + "; see " + log);
      }
      Thread.sleep(25);
    }
    return this;
  }

  /** Status of its readiness; 0 when nobody answers. */
  int readiness() throws InterruptedException {
    try {
      var request =
          HttpRequest.newBuilder(at("/q/health/ready")).timeout(Duration.ofSeconds(10)).build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException nobody) {
      return 0;
    }
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("it was not started");
    }
    return process;
  }

  long pid() {
    return running().pid();
  }

  boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** As kill -9 does. */
  void kill() throws InterruptedException {
    running().destroyForcibly().waitFor();
  }

  /** As an operator stops it: SIGTERM, and waits for its end. */
  void terminate() throws InterruptedException {
    running().destroy();
    if (!running().waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("it does not stop; see " + log);
    }
  }

  @Override
  public void close() throws InterruptedException {
    if (process != null) {
      kill();
    }
  }
}
