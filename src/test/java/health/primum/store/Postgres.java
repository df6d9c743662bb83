package health.primum.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A real PostgreSQL, one for all tests; where none can be started they are skipped. */
public final class Postgres {
  private static final Logger STOPPING = Logger.getLogger(EmbeddedPostgres.class.getName());
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static @Nullable Postgres started;
  private static @Nullable String trouble;

  private final Path data;
  private final int port;
  private @Nullable EmbeddedPostgres server;

  private Postgres() throws IOException {
    data = Files.createTempDirectory("primum-postgres");
    EmbeddedPostgres first = builder().start();
    port = first.getPort();
    server = first;
  }

  public static synchronized Postgres shared() {
    if (started == null && trouble == null) {
      try {
        var postgres = new Postgres();
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::remove));
        started = postgres;
      } catch (IOException | RuntimeException fault) {
        trouble = fault.toString();
      }
    }
    Assumptions.assumeTrue(started != null, "PostgreSQL cannot be started here: " + trouble);
    return started;
  }

  /** A commit is a commit; only the disk itself is not waited for, to be quick. */
  private EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder()
        .setServerConfig("synchronous_commit", "on")
        .setDataDirectory(data.toFile())
        .setCleanDataDirectory(false);
  }

  /** An empty database. */
  public StoreSettings database() throws SQLException {
    String name = "journal" + DATABASES.incrementAndGet();
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      connection.createStatement().execute("create database " + name);
    }
    return StoreSettings.at(server.getJdbcUrl("postgres", name), "postgres", "postgres");
  }

  public void stop() throws IOException {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  /** As kill -9 of all its processes at once does: it flushes nothing and says nothing. */
  public void crash() throws IOException {
    String file = Files.readString(data.resolve("postmaster.pid"));
    ProcessHandle postmaster =
        ProcessHandle.of(Long.parseLong(file.lines().findFirst().orElseThrow())).orElseThrow();
    List<ProcessHandle> all =
        Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().join());
    Level usual = STOPPING.getLevel();
    // That it cannot be stopped any more is no news.
    STOPPING.setLevel(Level.OFF);
    stop();
    STOPPING.setLevel(usual);
  }

  /** Again, on the same port with what it had. */
  public void start() throws IOException {
    if (server == null) {
      server = builder().setPort(port).start();
    }
  }

  private void remove() {
    try {
      stop();
      FileUtils.deleteDirectory(data.toFile());
    } catch (IOException left) {
      // It is in the folder for temporary files.
    }
  }
}
