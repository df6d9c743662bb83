package health.primum.store.evaluations;

import health.primum.noharm.service.journal.EvaluationFilter;
import health.primum.noharm.service.journal.EvaluationPage;
import health.primum.noharm.service.journal.EvaluationStatus;
import health.primum.store.json.Documents;
import health.primum.store.sql.Cursor;
import health.primum.store.sql.Cut;
import health.primum.store.sql.Times;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Lists evaluations, each page from where the one before ended. */
final class EvaluationPages {
  private EvaluationPages() {}

  static EvaluationPage read(Handle handle, EvaluationFilter filter, Optional<Cursor> after) {
    Query query =
        handle
            .createQuery(
                "select "
                    + EvaluationRows.STATUS
                    + " from evaluation where tenant = :tenant"
                    + (filter.state().isPresent() ? " and state = :state" : "")
                    // Orders are few and kept as text, in which a field's name is one no value can
                    // be taken for: quotes in values are escaped.
                    + (filter.benchmark().isPresent()
                        ? " and position(:benchmark in ordered) > 0"
                        : "")
                    + (filter.team().isPresent() ? " and position(:team in ordered) > 0" : "")
                    + (after.isPresent() ? " and (accepted_at, id) < (:at, :id)" : "")
                    + " order by accepted_at desc, id desc limit :most")
            .bind("tenant", filter.tenant())
            .bind("most", filter.most() + 1);
    filter.state().ifPresent(state -> query.bind("state", state.name()));
    filter
        .benchmark()
        .ifPresent(name -> query.bind("benchmark", Documents.field("benchmark", name)));
    filter.team().ifPresent(name -> query.bind("team", Documents.field("team", name)));
    after.ifPresent(
        cursor -> query.bind("at", Times.stored(cursor.acceptedAt())).bind("id", cursor.id()));
    Cut<EvaluationStatus> page =
        Cut.of(
            query.map((row, any) -> EvaluationRows.status(row)).list(),
            filter.most(),
            last -> new Cursor(last.acceptedAt(), last.id().value()));
    return new EvaluationPage(page.rows(), page.next());
  }
}
