package health.primum.store;

import java.sql.SQLException;

/** The contract, on PostgreSQL. */
class PostgresEvaluationTest extends EvaluationContract {
  @Override
  StoreSettings settings() throws SQLException {
    return Postgres.shared().database();
  }
}
