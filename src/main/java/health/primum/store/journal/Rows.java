package health.primum.store.journal;

import health.primum.agent.Fingerprint;
import health.primum.consult.ConsultId;
import health.primum.consult.TeamId;
import health.primum.consult.journal.Caller;
import health.primum.consult.journal.Consult;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.Question;
import health.primum.consult.journal.State;
import health.primum.store.json.Documents;
import health.primum.store.sql.Money;
import health.primum.store.sql.Times;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Values from rows. */
final class Rows {
  /** What {@link #question} reads, of {@code consult c} and {@code clinical_case p}. */
  static final String QUESTION =
      "c.id, c.tenant, c.asked_by, c.team, c.configuration, c.accepted_at, c.deadline_at,"
          + " c.forget_after, c.budget, p.document as clinical_case";

  /** What {@link #consult} reads, of {@code consult c}. */
  static final String CONSULT =
      "c.id, c.tenant, c.asked_by, c.team, c.state, c.accepted_at, c.deadline_at, c.ended_at,"
          + " c.failure";

  private Rows() {}

  static Question question(ResultSet row) throws SQLException {
    return new Question(
        new ConsultId(row.getString("id")),
        caller(row),
        Documents.clinicalCase(row.getString("clinical_case")),
        new TeamId(row.getString("team")),
        new Fingerprint(row.getString("configuration")),
        Times.read(row, "accepted_at"),
        Times.read(row, "deadline_at"),
        Money.readOptional(row.getBigDecimal("budget")),
        Times.read(row, "forget_after"));
  }

  /** Without its advice. */
  static Consult consult(ResultSet row) throws SQLException {
    return new Consult(
        new ConsultId(row.getString("id")),
        caller(row),
        new TeamId(row.getString("team")),
        State.valueOf(row.getString("state")),
        Times.read(row, "accepted_at"),
        Times.read(row, "deadline_at"),
        Times.readOptional(row, "ended_at"),
        row.getString("failure"),
        /* advice= */ null);
  }

  static Event event(ResultSet row) throws SQLException {
    return new Event(
        new ConsultId(row.getString("consult_id")),
        row.getLong("number"),
        Times.read(row, "happened_at"),
        Event.Kind.valueOf(row.getString("kind")),
        Documents.data(row.getString("data")));
  }

  private static Caller caller(ResultSet row) throws SQLException {
    return new Caller(row.getString("tenant"), row.getString("asked_by"));
  }
}
