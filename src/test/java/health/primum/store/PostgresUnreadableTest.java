package health.primum.store;

import java.sql.SQLException;

/** The contract, on PostgreSQL. */
class PostgresUnreadableTest extends UnreadableContract {
  @Override
  StoreSettings settings() throws SQLException {
    return Postgres.shared().database();
  }
}
