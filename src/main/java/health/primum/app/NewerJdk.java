package health.primum.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a JDK that is new enough on a machine whose default one is not, and runs a command with it.
 *
 * <p>Compiled for Java 17 and free of other classes, because the old JDK must load it: the packaged
 * program does so from {@link Main}, and Maven runs this file as a single-file program to start
 * itself again.
 */
public final class NewerJdk {
  static final int NEEDED = 25;
  static final String REMEDY =
      "Primum needs a JDK "
          + NEEDED
          + " or newer: install one (for instance package temurin-25-jdk or openjdk-25-jdk)"
          + " or point JAVA25_HOME at it.";

  private NewerJdk() {}

  /** Runs the Maven command that this process was started by once more, on a newer JDK. */
  public static void main(String[] args) throws IOException, InterruptedException {
    String mavenArguments = System.getenv("MAVEN_CMD_LINE_ARGS");
    Optional<Path> home = find();
    if (home.isEmpty() || mavenArguments == null) {
      System.err.println(
          home.map(h -> "Set JAVA_HOME to " + h + " and run the same command again.")
              .orElse(REMEDY));
      System.exit(1);
    }
    List<String> command = new ArrayList<>();
    command.add(maven(args));
    Stream.of(mavenArguments.split("\\s+")).filter(word -> !word.isEmpty()).forEach(command::add);
    System.exit(run(home.get(), command));
  }

  /** The Maven at the home given as first argument, else the one on the path. */
  private static String maven(String[] args) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    String name = windows ? "mvn.cmd" : "mvn";
    Path known = args.length == 0 ? Path.of(name) : Path.of(args[0], "bin", name);
    return Files.isExecutable(known) ? known.toString() : name;
  }

  /** The newest suitable JDK's home, if this machine has one where JDKs usually lie. */
  static Optional<Path> find() {
    return candidates()
        .filter(home -> feature(home) >= NEEDED)
        .max(Comparator.comparingInt(NewerJdk::feature).thenComparing(Comparator.naturalOrder()));
  }

  /**
   * Runs a command with {@code JAVA_HOME} set and this process's streams; returns its exit code.
   */
  static int run(Path javaHome, List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("JAVA_HOME", javaHome.toString());
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return process.waitFor();
  }

  private static Stream<Path> candidates() {
    Stream<Path> named =
        Stream.of("JAVA25_HOME", "JAVA_HOME")
            .map(System::getenv)
            .filter(value -> value != null && !value.isBlank())
            .map(Path::of);
    Path user = Path.of(System.getProperty("user.home"));
    Path siblings = Path.of(System.getProperty("java.home")).toAbsolutePath().getParent();
    Stream<Path> installed =
        Stream.of(siblings, user.resolve(".sdkman/candidates/java"), user.resolve(".jdks"))
            .flatMap(NewerJdk::children);
    return Stream.concat(named, installed);
  }

  private static Stream<Path> children(Path folder) {
    if (folder == null || !Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> list = Files.list(folder)) {
      return list.toList().stream();
    } catch (IOException unreadable) {
      return Stream.empty();
    }
  }

  /**
   * The feature release of the JDK at {@code home} by its {@code release} file; 0 where there is
   * none.
   */
  private static int feature(Path home) {
    try (Stream<String> lines = Files.lines(home.resolve("release"))) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll("^JAVA_VERSION=\"?(\\d+).*$", "$1"))
          .mapToInt(Integer::parseInt)
          .findFirst()
          .orElse(0);
    } catch (IOException | RuntimeException none) {
      return 0;
    }
  }
}
