package health.primum.store.journal;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.Retention;
import health.primum.store.evaluations.ItemHolders;
import health.primum.store.sql.Database;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Forgets consults and evaluations. The schema deletes what hangs on a consult's row; messages of
 * it are deleted here. Waits for messages that are being sent, on its own connection.
 */
public final class SqlRetention implements Retention {
  private final Database database;

  public SqlRetention(Database database) {
    this.database = database;
  }

  @Override
  public boolean forget(ConsultId consult) {
    return database.changeForGood(
        writing ->
            delete(
                    writing.handle(),
                    writing
                        .handle()
                        .createQuery(
                            "select id from consult where id = :id and ended_at is not null"
                                + " for update")
                        .bind("id", consult.value())
                        .mapTo(String.class)
                        .list())
                > 0);
  }

  @Override
  public int purge(int most) {
    return database.changeForGood(
        writing ->
            delete(
                    writing.handle(),
                    writing
                        .handle()
                        .createQuery(
                            "select id from consult where ended_at is not null"
                                + " and forget_after <= current_timestamp"
                                + " order by forget_after limit :most for update skip locked")
                        .bind("most", most)
                        .mapTo(String.class)
                        .list())
                + ItemHolders.purge(writing, most));
  }

  private static int delete(Handle handle, List<String> consults) {
    if (consults.isEmpty()) {
      return 0;
    }
    String[] ids = consults.toArray(String[]::new);
    int deleted =
        handle.createUpdate("delete from consult where id = any(:ids)").bind("ids", ids).execute();
    handle
        .createUpdate("delete from outbox where consult_id = any(:ids)")
        .bind("ids", ids)
        .execute();
    return deleted;
  }
}
