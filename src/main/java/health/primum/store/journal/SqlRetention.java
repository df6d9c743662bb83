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
  private static final int STEPS = 500;

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
    int consults = database.change(writing -> purge(writing.handle(), most));
    int evaluations = 0;
    while (evaluations < most && purgeEvaluation()) {
      evaluations++;
    }
    return consults + evaluations;
  }

  private static int purge(Handle handle, int most) {
    return delete(
        handle,
        handle
            .createQuery(
                "select id from consult where ended_at is not null"
                    + " and forget_after <= current_timestamp"
                    + " order by forget_after limit :most for update skip locked")
            .bind("most", most)
            .mapTo(String.class)
            .list());
  }

  /** Its steps first and some at a time: there may be thousands, each with a model's answer. */
  private boolean purgeEvaluation() {
    while (database.change(writing -> ItemHolders.purgeSteps(writing, STEPS)) > 0) {
      // As long as there are some.
    }
    return database.change(writing -> ItemHolders.purge(writing, 1)) > 0;
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
