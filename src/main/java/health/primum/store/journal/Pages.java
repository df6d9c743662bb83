package health.primum.store.journal;

import health.primum.consult.journal.Consult;
import health.primum.consult.journal.Filter;
import health.primum.consult.journal.Page;
import health.primum.fault.FaultyInput;
import health.primum.store.sql.Times;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Lists consults, each page from where the one before ended. */
final class Pages {
  private static final int MOST = 200;

  private Pages() {}

  static void check(Filter filter) {
    if (filter.most() < 1 || filter.most() > MOST) {
      throw new FaultyInput(
          "limit", filter.most() + " is outside 1 to " + MOST, "give a number in that range");
    }
  }

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
        cursor ->
            query.bind("at", Times.stored(cursor.acceptedAt())).bind("id", cursor.id().value()));
    List<Consult> found = query.map((row, any) -> Rows.consult(row)).list();
    if (found.size() <= filter.most()) {
      return new Page(found, Optional.empty());
    }
    List<Consult> page = found.subList(0, filter.most());
    return new Page(page, Optional.of(Cursor.after(page.getLast()).word()));
  }
}
