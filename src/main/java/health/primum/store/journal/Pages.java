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

  /** What is the same in all of a page stands in its order as well: so H2 knows its index. */
  static String query(boolean ofState, boolean ofTeam, boolean after) {
    return "select "
        + Rows.CONSULT
        + " from consult c where c.tenant = :tenant"
        + (ofState ? " and c.state = :state" : "")
        + (ofTeam ? " and c.team = :team" : "")
        + (after ? " and (c.accepted_at, c.id) < (:at, :id)" : "")
        + " order by "
        + (ofState ? "c.state, " : "")
        + "c.tenant, c.accepted_at desc, c.id desc limit :most";
  }

  static Page read(Handle handle, Filter filter, Optional<Cursor> after) {
    Query query =
        handle
            .createQuery(
                query(filter.state().isPresent(), filter.team().isPresent(), after.isPresent()))
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
