package health.primum.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A real PostgreSQL, one for all tests; where none can be started tests are skipped. */
final class Postgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static @Nullable Postgres started;
  private static @Nullable String trouble;

  private final EmbeddedPostgres server;

  private Postgres(EmbeddedPostgres server) {
    this.server = server;
  }

  static synchronized Postgres shared() {
    if (started == null && trouble == null) {
      try {
        started = start();
        Runtime.getRuntime().addShutdownHook(new Thread(started::stop));
      } catch (IOException | RuntimeException fault) {
        trouble = fault.toString();
      }
    }
    Assumptions.assumeTrue(started != null, "PostgreSQL cannot be started here: " + trouble);
    return started;
  }

  /** As it is set out of the box: it waits for the disk. */
  private static Postgres start() throws IOException {
    return new Postgres(
        EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on").start());
  }

  /** An empty database. */
  StoreSettings database() throws SQLException {
    String name = "journal" + DATABASES.incrementAndGet();
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      connection.createStatement().execute("create database " + name);
    }
    return StoreSettings.at(server.getJdbcUrl("postgres", name), "postgres", "postgres");
  }

  void stop() {
    try {
      server.close();
    } catch (IOException gone) {
      // It was to go.
    }
  }
}
