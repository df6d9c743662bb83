package health.primum.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the packaged program as its user does. */
public final class Packaged {
  public static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private final Path java;
  private final Map<String, String> environment = new HashMap<>();

  private Packaged(Path java) {
    this.java = java;
  }

  public static Packaged program() {
    return new Packaged(JAVA);
  }

  public static Packaged on(Path javaHome) {
    return new Packaged(javaHome.resolve("bin").resolve("java"));
  }

  public Packaged with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** What a run printed, and how it ended. */
  public record Run(int exit, String out, String err) {}

  public Run run(String... arguments) throws IOException, InterruptedException {
    return runWith("", arguments);
  }

  public Run runWith(String input, String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile("primum", ".out");
    Path err = Files.createTempFile("primum", ".err");
    Process process =
        builder(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(UTF_8));
    } catch (IOException alreadyEnded) {
      // A command that reads no input may be gone before it is written.
    }
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("still running: " + String.join(" ", arguments));
    }
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  public ProcessBuilder builder(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(java.toString(), "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder;
  }

  /** Ends a run as kill -9 does, as soon as a file has so many lines, wherever it is then. */
  public void killed(Path log, int lines, String... arguments)
      throws IOException, InterruptedException {
    Process process =
        builder(arguments)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      while (process.isAlive() && lines(log) < lines) {
        Thread.sleep(3);
      }
    } finally {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
  }

  /** Whole lines of a file; none where there is no file. */
  public static int lines(Path log) throws IOException {
    return Files.exists(log)
        ? (int) Files.readString(log).chars().filter(c -> c == '\n').count()
        : 0;
  }
}
