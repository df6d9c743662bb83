package health.primum.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
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
 * closes the file for good, and opens it anew for the next connection. A connection from before
 * must not be used any more, not even to roll back: a statement on it may spin for ever (rolling
 * back leaves a count of users below zero that the next one waits for), or take the name of the new
 * database out of H2's list of open ones, whereupon the process is locked out of its own file
 * (90020). So its connections say that they are closed as soon as their file is. Thread-safe.
 */
public final class FileDriver extends Driver {
  /** By identity, and only those that somebody still has. */
  private static final Set<JdbcConnection> GIVEN = Collections.newSetFromMap(new WeakHashMap<>());

  @Override
  public @Nullable Connection connect(String url, Properties settings) throws SQLException {
    synchronized (GIVEN) {
      for (JdbcConnection connection : List.copyOf(GIVEN)) {
        if (isDead(connection)) {
          database(connection).ifPresent(Database::shutdownImmediately);
          GIVEN.remove(connection);
        }
      }
      if (super.connect(url, settings) instanceof JdbcConnection connection) {
        GIVEN.add(connection);
        return guarded(connection);
      }
      return null;
    }
  }

  private static Connection guarded(JdbcConnection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            FileDriver.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) ->
                isDead(connection)
                    ? ofDead(connection, method)
                    : invoke(connection, method, arguments));
  }

  /** Nothing is lost by not rolling back: what was not committed is not in the file. */
  private static @Nullable Object ofDead(JdbcConnection connection, Method method)
      throws SQLException {
    return switch (method.getName()) {
      case "close", "abort", "rollback" -> null;
      case "isClosed" -> true;
      case "isValid" -> false;
      case "getAutoCommit" -> true;
      case "toString" -> connection.toString();
      case "hashCode" -> System.identityHashCode(connection);
      default -> throw new SQLNonTransientConnectionException("the file failed", "08003");
    };
  }

  private static @Nullable Object invoke(
      JdbcConnection connection, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  /** Whether the file that it leads to was closed because it failed. Asks nothing of H2. */
  private static boolean isDead(JdbcConnection connection) {
    return database(connection)
        .filter(database -> database.getStore().getMvStore().isClosed())
        .isPresent();
  }

  /** Empty when it was closed. */
  private static Optional<Database> database(JdbcConnection connection) {
    return connection.getSession() instanceof SessionLocal session && !session.isClosed()
        ? Optional.of(session.getDatabase())
        : Optional.empty();
  }
}
