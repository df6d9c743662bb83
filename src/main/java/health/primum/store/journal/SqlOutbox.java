package health.primum.store.journal;

import health.primum.consult.journal.Message;
import health.primum.consult.journal.Outbox;
import health.primum.store.sql.Database;
import health.primum.store.sql.News;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Messages in a table. A sender has a connection and a transaction of its own, so however long it
 * takes it holds up nobody who writes; what it is sending is passed over by other senders.
 */
public final class SqlOutbox implements Outbox {
  private final Database database;
  private final News news;

  private record Row(long id, Message message) {}

  private record Drained(List<Row> taken, @Nullable Unsent unsent) {}

  public SqlOutbox(Database database, News news) {
    this.database = database;
    this.news = news;
  }

  @Override
  public int drain(int most, Consumer<List<Message>> sender) {
    Drained drained =
        database.change(
            writing -> {
              List<Row> rows = oldest(writing.handle(), most);
              Drained done = rows.isEmpty() ? new Drained(rows, null) : send(rows, sender);
              forget(writing.handle(), done.taken());
              return done;
            });
    if (drained.unsent() != null) {
      throw drained.unsent();
    }
    return drained.taken().size();
  }

  /** Where one channel refuses, what others took is not sent again with it. */
  private static Drained send(List<Row> rows, Consumer<List<Message>> sender) {
    try {
      sender.accept(rows.stream().map(Row::message).toList());
      return new Drained(rows, null);
    } catch (Unsent unsent) {
      return new Drained(
          rows.stream().filter(row -> unsent.taken().contains(row.message())).toList(), unsent);
    }
  }

  private static void forget(Handle handle, List<Row> rows) {
    if (!rows.isEmpty()) {
      handle
          .createUpdate("delete from outbox where id = any(:ids)")
          .bind("ids", rows.stream().map(Row::id).toArray(Long[]::new))
          .execute();
    }
  }

  private static List<Row> oldest(Handle handle, int most) {
    return handle
        .createQuery(
            "select id, channel, consult_id, subject from outbox"
                + " order by id limit :most for update skip locked")
        .bind("most", most)
        .map(
            (row, any) ->
                new Row(
                    row.getLong("id"),
                    new Message(
                        Message.Channel.valueOf(row.getString("channel")),
                        row.getString("consult_id"),
                        row.getString("subject"))))
        .list();
  }

  @Override
  public void onMessage(Runnable listener) {
    news.onMessage(listener);
  }
}
