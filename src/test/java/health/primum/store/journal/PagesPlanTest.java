package health.primum.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.store.Postgres;
import health.primum.store.Store;
import health.primum.store.StoreSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page is read from an index in its order: it costs what is on it, not what is kept. */
class PagesPlanTest {
  private static final int ROWS = 20_000;

  @Test
  void onH2(@TempDir Path folder) throws SQLException {
    StoreSettings settings = StoreSettings.in(folder).withSynced(false);
    Store.open(settings).close();
    try (Connection connection =
        DriverManager.getConnection(
            settings.url() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
            settings.user(),
            settings.password())) {
      fill(connection, "system_range(1, " + ROWS + ") as n(n)");
      for (boolean after : new boolean[] {false, true}) {
        assertThat(plan(connection, /* ofState= */ false, after))
            .contains("consult_page")
            .contains("/* index sorted */");
        assertThat(plan(connection, /* ofState= */ true, after))
            .contains("consult_state")
            .contains("/* index sorted */");
      }
    }
  }

  @Test
  void onPostgres() throws SQLException {
    StoreSettings settings = Postgres.shared().database();
    Store.open(settings).close();
    try (Connection connection =
        DriverManager.getConnection(settings.url(), settings.user(), settings.password())) {
      fill(connection, "generate_series(1, " + ROWS + ") as n(n)");
      for (boolean after : new boolean[] {false, true}) {
        assertThat(plan(connection, /* ofState= */ false, after))
            .contains("consult_page")
            .doesNotContain("Sort");
        assertThat(plan(connection, /* ofState= */ true, after))
            .contains("consult_state")
            .doesNotContain("Sort");
      }
    }
  }

  /** Three tenants; one consult in a thousand failed. */
  private static void fill(Connection connection, String numbers) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "insert into consult (id, tenant, asked_by, team, configuration, accepted_at,"
              + " deadline_at, forget_after, state, ended_at, failure, sent_at)"
              + " select 'c' || n, 't' || mod(n, 3), 'user', 'panel', '', "
              + " current_timestamp + n * interval '1' second, current_timestamp,"
              + " current_timestamp,"
              + " case when mod(n, 1000) = 0 then 'FAILED' else 'ADVISED' end, current_timestamp,"
              + " case when mod(n, 1000) = 0 then 'x' end, current_timestamp from "
              + numbers);
      statement.execute("analyze");
    }
  }

  private static String plan(Connection connection, boolean ofState, boolean after)
      throws SQLException {
    String query =
        Pages.query(ofState, /* ofTeam= */ false, after)
            .replace(":tenant", "'t1'")
            .replace(":state", "'FAILED'")
            .replace(":at", "current_timestamp + interval '9000' second")
            .replace(":id", "'c'")
            .replace(":most", "51");
    var lines = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("explain " + query)) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return String.join("\n", lines);
  }
}
