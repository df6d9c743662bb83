package health.primum.store.journal;

import health.primum.consult.journal.Consult;
import health.primum.consult.journal.Filter;
import health.primum.consult.journal.Page;
import health.primum.store.sql.Cursor;
import health.primum.store.sql.Cut;
import health.primum.store.sql.Times;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Lists consults, each page from where the one before ended. */
final class Pages {
  private Pages() {}

  static Page read(Handle handle, Filter filter, Optional<Cursor> after) {
    var where = new StringBuilder(" where c.tenant = :tenant");
    filter.state().ifPresent(any -> where.append(" and c.state = :state"));
    filter.team().ifPresent(any -> where.append(" and c.team = :team"));
    after.ifPresent(any -> where.append(" and (c.accepted_at, c.id) < (:at, :id)"));
    Query query =
        handle
            .createQuery(
                "select "
                    + Rows.CONSULT
                    + " from consult c"
                    + where
                    + " order by c.accepted_at desc, c.id desc limit :most")
            .bind("tenant", filter.tenant())
            .bind("most", filter.most() + 1);
    filter.state().ifPresent(state -> query.bind("state", state.name()));
    filter.team().ifPresent(team -> query.bind("team", team.value()));
    after.ifPresent(
        cursor -> query.bind("at", Times.stored(cursor.acceptedAt())).bind("id", cursor.id()));
    Cut<Consult> page =
        Cut.of(
            query.map((row, any) -> Rows.consult(row)).list(),
            filter.most(),
            last -> new Cursor(last.acceptedAt(), last.id().value()));
    return new Page(page.rows(), page.next());
  }
}
