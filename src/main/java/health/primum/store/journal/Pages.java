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
