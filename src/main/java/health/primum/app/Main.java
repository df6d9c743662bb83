package health.primum.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the program starts. Compiled for Java 17, so that an older {@code java} can load it and
 * hand over to a newer one.
 */
@QuarkusMain
public final class Main {
  Main() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (Runtime.version().feature() < NewerJdk.NEEDED) {
      System.exit(onNewerJdk(args));
    }
    if (args.length > 0 && args[0].equals("serve")) {
      inRole(args);
    } else {
      quietly();
    }
    smallBuffers();
    Quarkus.run(PrimumApplication.class, args);
  }

  /**
   * Which channels are open is decided before anything starts; the command reads its role again.
   */
  private static void inRole(String[] args) {
    String typed = (String.join(" ", args) + " ").toLowerCase(Locale.ROOT);
    if (typed.contains(" --role=api ") || typed.contains(" --role api ")) {
      System.setProperty("primum.channels.work", "false");
      closedOnPurpose();
    }
  }

  /** Without it the messaging library warns of each channel that is not open. */
  private static void closedOnPurpose() {
    System.setProperty(
        "quarkus.log.category.\"io.smallrye.reactive.messaging.provider\".level", "ERROR");
  }

  /** A command opens no port and no channel, and its output is not mixed with logs. */
  private static void quietly() {
    System.setProperty("primum.channels.listen", "false");
    System.setProperty("primum.channels.work", "false");
    closedOnPurpose();
    System.setProperty("quarkus.http.host-enabled", "false");
    // Quarkus 3.30.6 always waits this long: its Jackson extension never says that it is done.
    System.setProperty("quarkus.shutdown.timeout", "0s");
    System.setProperty("quarkus.banner.enabled", "false");
    System.setProperty("io.netty.noUnsafe", "true");
    System.setProperty("quarkus.log.console.stderr", "true");
    System.setProperty("quarkus.log.level", "WARN");
  }

  /**
   * The HTTP client keeps two buffers a connection, of 16 KiB unless told otherwise; an answer is a
   * few KiB, and there may be thousands of connections.
   */
  private static void smallBuffers() {
    if (System.getProperty("jdk.httpclient.bufsize") == null) {
      System.setProperty("jdk.httpclient.bufsize", "4096");
    }
  }

  private static int onNewerJdk(String[] args) throws IOException, InterruptedException {
    Optional<Path> home = NewerJdk.find();
    if (home.isEmpty()) {
      System.err.println(NewerJdk.REMEDY);
      return 1;
    }
    List<String> command = new ArrayList<>();
    command.add(home.get().resolve("bin").resolve("java").toString());
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-jar");
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(args));
    return NewerJdk.run(home.get(), command);
  }
}
