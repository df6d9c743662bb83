package health.primum.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The journal's tables as they stand, read past the service. */
final class KeptJournal implements AutoCloseable {
  private static final String CALLS =
      "select c.id, p.case_id, c.agent, c.answered_at is not null, w.instructions, w.message"
          + " from member_call c join member_prompt w on w.call_id = c.id"
          + " join clinical_case p on p.consult_id = c.consult_id order by c.id";

  private final Connection connection;

  private KeptJournal(String url, String user, String password) throws SQLException {
    connection = DriverManager.getConnection(url, user, password);
  }

  /**
   * A call that was written down.
   *
   * @param answered whether what came of it was
   */
  record Call(
      long id, String token, String agent, boolean answered, String system, String message) {
    /**
     * Whether this is what the stub was asked, whatever was said there about the answer's shape.
     */
    boolean is(ModelCall asked) {
      return asked.token().equals(token)
          && asked.model().equals(agent)
          && asked.system().equals(system)
          && asked.user().startsWith(ModelCall.unmarked(message));
    }
  }

  /** A consult, and how many documents say what came of it. */
  record Ended(String consult, String token, String state, int attempt, int advices) {}

  /** An event of a consult. */
  record Event(String consult, long number, String kind, Instant at) {}

  /** Of a service that does not run: a copy is read, so that it finds its file as it left it. */
  static KeptJournal copied(Path home, Path folder) throws IOException, SQLException {
    Path from = home.resolve("data/journal.mv.db");
    Path copy = Files.createDirectories(folder).resolve("copy.mv.db");
    Files.copy(from, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return new KeptJournal(
        "jdbc:h2:file:"
            + copy.toAbsolutePath().toString().replaceFirst("\\.mv\\.db$", "")
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
        "primum",
        "");
  }

  /** Of a database server. */
  static KeptJournal at(String url, String user, String password) throws SQLException {
    return new KeptJournal(url, user, password);
  }

  List<Call> calls() throws SQLException {
    return rows(
        CALLS,
        row ->
            new Call(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getBoolean(4),
                row.getString(5),
                row.getString(6)));
  }

  /** Calls that have their answer, by their numbers. */
  Set<Long> answered() throws SQLException {
    return Set.copyOf(
        rows("select id from member_call where answered_at is not null", row -> row.getLong(1)));
  }

  List<Ended> consults() throws SQLException {
    return rows(
        "select c.id, p.case_id, c.state, c.attempt,"
            + " (select count(*) from advice a where a.consult_id = c.id)"
            + " from consult c join clinical_case p on p.consult_id = c.id order by p.case_id",
        row ->
            new Ended(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getInt(5)));
  }

  /** By consult, in their order. */
  List<Event> events() throws SQLException {
    return rows(
        "select consult_id, number, kind, happened_at from event order by consult_id, number",
        row ->
            new Event(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant()));
  }

  /** Messages that were not sent. */
  long outbox() throws SQLException {
    return rows("select count(*) from outbox", row -> row.getLong(1)).getFirst();
  }

  /** Whether the tables are there: a service that was killed early has not made them all. */
  boolean isMade() throws SQLException {
    try (Stream<String> names =
        rows("select lower(table_name) from information_schema.tables", row -> row.getString(1))
            .stream()) {
      return names.anyMatch("decision"::equals);
    }
  }

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> rows(String query, Row<T> reading) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      var all = new ArrayList<T>();
      while (row.next()) {
        all.add(reading.read(row));
      }
      return all;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
