package health.primum.store.evaluations;

import health.primum.consult.journal.Caller;
import health.primum.consult.journal.Event;
import health.primum.noharm.service.journal.EvaluationId;
import health.primum.noharm.service.journal.EvaluationJob;
import health.primum.noharm.service.journal.EvaluationState;
import health.primum.noharm.service.journal.EvaluationStatus;
import health.primum.noharm.work.RunHeader;
import health.primum.store.json.Documents;
import health.primum.store.sql.Money;
import health.primum.store.sql.Times;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Values from rows. */
final class EvaluationRows {
  /** What {@link #job} reads, of {@code evaluation}. */
  static final String JOB =
      "id, tenant, asked_by, ordered, header, items, accepted_at, forget_after";

  /** What {@link #status} reads, of {@code evaluation}. */
  static final String STATUS =
      "id, tenant, asked_by, ordered, state, done, items, cost, cost_complete, accepted_at,"
          + " ended_at, failure";

  private EvaluationRows() {}

  static EvaluationJob job(ResultSet row) throws SQLException {
    return new EvaluationJob(
        new EvaluationId(row.getString("id")),
        caller(row),
        Documents.order(row.getString("ordered")),
        new RunHeader(Documents.data(row.getString("header"))),
        row.getInt("items"),
        Times.read(row, "accepted_at"),
        Times.read(row, "forget_after"));
  }

  static EvaluationStatus status(ResultSet row) throws SQLException {
    return new EvaluationStatus(
        new EvaluationId(row.getString("id")),
        caller(row),
        Documents.order(row.getString("ordered")),
        EvaluationState.valueOf(row.getString("state")),
        row.getInt("done"),
        row.getInt("items"),
        Money.read(row.getBigDecimal("cost")),
        row.getBoolean("cost_complete"),
        Times.read(row, "accepted_at"),
        Times.readOptional(row, "ended_at"),
        row.getString("failure"));
  }

  static Event event(EvaluationId evaluation, ResultSet row) throws SQLException {
    return new Event(
        evaluation.word(),
        row.getLong("number"),
        Times.read(row, "happened_at"),
        Event.Kind.valueOf(row.getString("kind")),
        Documents.data(row.getString("data")));
  }

  private static Caller caller(ResultSet row) throws SQLException {
    return new Caller(row.getString("tenant"), row.getString("asked_by"));
  }
}
