package health.primum.store;

import java.sql.SQLException;

/** The contract, on PostgreSQL. */
class PostgresJournalTest extends JournalContract {
  @Override
  StoreSettings settings() throws SQLException {
    return Postgres.shared().database();
  }
}
