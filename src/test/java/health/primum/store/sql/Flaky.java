package health.primum.store.sql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A database in memory whose connections fail when they are told to. */
final class Flaky {
  private final JdbcDataSource real = new JdbcDataSource();
  private final AtomicInteger commits = new AtomicInteger();
  private volatile boolean gone;
  private volatile boolean silent;

  Flaky(String name) {
    real.setURL(
        "jdbc:h2:mem:" + name + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
  }

  /** There are no connections. */
  void gone(boolean now) {
    gone = now;
  }

  /** Commits are carried out, but their answer is lost. */
  void losesAnswersToCommits(boolean now) {
    silent = now;
  }

  int commits() {
    return commits.get();
  }

  DataSource source() {
    return proxy(
        DataSource.class,
        (proxy, method, args) ->
            method.getName().equals("getConnection") ? connection() : invoke(method, real, args));
  }

  private Connection connection() throws SQLException {
    if (gone) {
      throw new SQLNonTransientConnectionException("refused", "08001");
    }
    Connection connection = real.getConnection();
    return proxy(
        Connection.class,
        (proxy, method, args) -> {
          Object result = invoke(method, connection, args);
          if (method.getName().equals("commit")) {
            commits.incrementAndGet();
            if (silent) {
              throw new SQLNonTransientConnectionException("lost", "08006");
            }
          }
          return result;
        });
  }

  private static Object invoke(java.lang.reflect.Method method, Object target, Object[] args)
      throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Flaky.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
