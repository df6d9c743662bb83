package health.primum.store.sql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Connections to a database in memory that fail when they are told to. */
final class Flaky extends JdbcDataSource {
  private static final long serialVersionUID = 1L;

  private final transient AtomicInteger commits = new AtomicInteger();
  private volatile boolean gone;
  private volatile boolean failing;

  Flaky(String name) {
    setURL("jdbc:h2:mem:" + name + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
  }

  /** There are no connections. */
  void gone(boolean now) {
    gone = now;
  }

  /** Commits are carried out, but the answer is lost. */
  void losesAnswersToCommits(boolean now) {
    failing = now;
  }

  int commits() {
    return commits.get();
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (gone) {
      throw new SQLNonTransientConnectionException("refused", "08001");
    }
    Connection real = super.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, args) -> {
              try {
                Object result = method.invoke(real, args);
                if (method.getName().equals("commit")) {
                  commits.incrementAndGet();
                  if (failing) {
                    throw new SQLNonTransientConnectionException("lost", "08006");
                  }
                }
                return result;
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }
}
