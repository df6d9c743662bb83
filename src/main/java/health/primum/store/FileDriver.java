package health.primum.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.WeakHashMap;
import org.h2.Driver;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.jspecify.annotations.Nullable;

/**
 * H2 for a file that may fail and come back. When a write fails, e.g. because the disk is full, H2
 * closes the file for good, and opens it anew for the next connection. But a connection from before
 * that is used once more takes the name of the new database out of H2's list of open ones, and from
 * then on the process is locked out of its own file by itself (90020). So none of those is left
 * when the file is opened again. Thread-safe.
 */
public final class FileDriver extends Driver {
  /** By identity, and only those that somebody still has. */
  private static final Set<Connection> GIVEN =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  @Override
  public @Nullable Connection connect(String url, Properties settings) throws SQLException {
    synchronized (GIVEN) {
      for (Connection connection : List.copyOf(GIVEN)) {
        if (isDead(connection)) {
          GIVEN.remove(connection);
          bury(connection);
        }
      }
      Connection connection = super.connect(url, settings);
      if (connection != null) {
        GIVEN.add(connection);
      }
      return connection;
    }
  }

  private static void bury(Connection connection) {
    try (connection) {
      database(connection).ifPresent(Database::shutdownImmediately);
    } catch (SQLException closed) {
      // Nothing can be lost with it: what was committed is in the file.
    }
  }

  /** Whether it leads to a file that is open. Asks nothing of the database. */
  static boolean isGood(Connection connection) {
    try {
      return !connection.isClosed() && !isDead(connection);
    } catch (SQLException unknown) {
      return false;
    }
  }

  private static boolean isDead(Connection connection) throws SQLException {
    return database(connection)
        .filter(database -> database.getStore().getMvStore().isClosed())
        .isPresent();
  }

  /** Empty when it is closed. */
  private static Optional<Database> database(Connection connection) throws SQLException {
    return connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
            && !session.isClosed()
        ? Optional.of(session.getDatabase())
        : Optional.empty();
  }
}
