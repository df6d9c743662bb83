package health.primum.store;

import java.sql.SQLException;

/** The contract, on PostgreSQL. */
class PostgresDeadLetterTest extends DeadLetterContract {
  @Override
  StoreSettings settings() throws SQLException {
    return Postgres.shared().database();
  }
}
