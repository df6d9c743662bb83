package health.primum.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM like this one, so that what runs in it is measured by itself. */
final class Jvm {
  private Jvm() {}

  /** Runs a class to its end. */
  static void run(Class<?> main, String heap, String... args)
      throws IOException, InterruptedException {
    int code = command(main, heap, args).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IllegalStateException(main.getSimpleName() + " ended with " + code);
    }
  }

  /** A stub in its own process, until it is closed. */
  static StubProcess stub(int delayMillis) throws IOException {
    return stub(String.valueOf(delayMillis));
  }

  /** The same, with all that it can be told. */
  static StubProcess stub(String... args) throws IOException {
    Process process =
        command(Stub.class, "512m", args).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out = process.inputReader();
    return new StubProcess(process, "http://127.0.0.1:" + out.readLine() + "/v1");
  }

  /**
   * A running stub.
   *
   * @param url its base address
   */
  record StubProcess(Process process, String url) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      process.getOutputStream().close();
      process.onExit().join();
    }
  }

  private static ProcessBuilder command(Class<?> main, String heap, String... args) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "--sun-misc-unsafe-memory-access=allow",
                // As Main sets it.
                "-Djdk.httpclient.bufsize=4096",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command);
  }
}
