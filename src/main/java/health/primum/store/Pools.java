package health.primum.store;

import health.primum.store.sql.Dialect;
import health.primum.store.sql.Faults;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Connections, made so that a database that is away is noticed within seconds. */
final class Pools {
  private static final String FILE = "jdbc:h2:file:";

  static final Duration PATIENCE = Duration.ofSeconds(3);

  /** With a file of our own, to wait is to stand in line: nobody is away. */
  private static final Duration LINE = Duration.ofSeconds(15);

  /**
   * {@code WRITE_DELAY=0}: a commit has left the process when it returns. {@code
   * MAX_LENGTH_INPLACE_LOB}: a document of the usual size stands in its row rather than in the
   * store of large objects. {@code DB_CLOSE_ON_EXIT=FALSE}: we close it, after what still writes.
   */
  private static final String H2 =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT=3000"
          + ";MAX_LENGTH_INPLACE_LOB=65536;QUERY_CACHE_SIZE=128;DB_CLOSE_ON_EXIT=FALSE";

  /**
   * Seconds for times out; many rows in one statement; a lock that is not given is an error rather
   * than a silence. A transaction in which nothing is said for twice as long as we may be silent
   * (while a broker is waited for) is ended, for its client may be gone without a word, and its
   * locks would stay. What the address itself says counts for more.
   */
  private static final Map<String, String> POSTGRESQL =
      Map.of(
          "connectTimeout", "2",
          "loginTimeout", "3",
          "socketTimeout", "5",
          "tcpKeepAlive", "true",
          "reWriteBatchedInserts", "true",
          "ApplicationName", "primum",
          "options",
              "-c lock_timeout=3s -c statement_timeout=5s -c idle_in_transaction_session_timeout=10s");

  private Pools() {}

  /** Of seconds for signs of life: each is to fail in time for another before the lease is over. */
  private static final Map<String, String> LIVING =
      Map.of("socketTimeout", "3", "options", "-c lock_timeout=1s -c statement_timeout=2s");

  /** The address with what we need of the database. */
  static String url(StoreSettings settings) {
    return switch (settings.dialect()) {
      case H2 -> interruptible(settings.url()) + H2;
      case POSTGRESQL -> settings.url();
    };
  }

  /**
   * By a file channel that an interrupt does not close ({@code async:}): members of a panel are
   * interrupted, and would else close the file under everybody, whoever of them reads it. H2's
   * {@code retry:} would open it again, but lets go of its lock for a moment and loses the
   * interrupt.
   */
  private static String interruptible(String url) {
    return url.startsWith(FILE) ? "jdbc:h2:async:" + url.substring(FILE.length()) : url;
  }

  /**
   * Opens a pool.
   *
   * @param checked whether a connection is tried before it is given out, so that a caller is not
   *     the first to notice that it broke; with H2, where it costs nothing, each is
   */
  static AgroalDataSource open(StoreSettings settings, int most, boolean checked)
      throws SQLException {
    boolean lines = checked && settings.isExclusive();
    return open(settings, most, checked, lines ? LINE : PATIENCE, POSTGRESQL);
  }

  /** One connection, for signs of life alone: who reads however much does not hold them up. */
  static AgroalDataSource living(StoreSettings settings) throws SQLException {
    var properties = new HashMap<>(POSTGRESQL);
    properties.putAll(LIVING);
    return open(settings, 1, /* checked= */ true, PATIENCE, properties);
  }

  private static AgroalDataSource open(
      StoreSettings settings,
      int most,
      boolean checked,
      Duration patience,
      Map<String, String> properties)
      throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.minSize(1)
                        .maxSize(most)
                        .acquisitionTimeout(patience)
                        .validateOnBorrow(checked || settings.dialect() == Dialect.H2)
                        .connectionValidator(validator(settings))
                        .exceptionSorter(Faults::isAway)
                        .connectionFactoryConfiguration(
                            factory -> factory(factory, settings, properties))));
  }

  private static ConnectionValidator validator(StoreSettings settings) {
    return switch (settings.dialect()) {
      case H2 -> connection -> !isClosed(connection);
      case POSTGRESQL -> ConnectionValidator.defaultValidatorWithTimeout(2);
    };
  }

  private static boolean isClosed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException unknown) {
      return true;
    }
  }

  private static AgroalConnectionFactoryConfigurationSupplier factory(
      AgroalConnectionFactoryConfigurationSupplier factory,
      StoreSettings settings,
      Map<String, String> properties) {
    factory
        .jdbcUrl(url(settings))
        .principal(new NamePrincipal(settings.user()))
        .credential(new SimplePassword(settings.password()));
    return switch (settings.dialect()) {
      case H2 -> factory.connectionProviderClass(FileDriver.class);
      case POSTGRESQL -> {
        properties.forEach(factory::jdbcProperty);
        yield factory.connectionProviderClass(org.postgresql.Driver.class);
      }
    };
  }
}
