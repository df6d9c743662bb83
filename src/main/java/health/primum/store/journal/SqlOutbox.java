package health.primum.store.journal;

import health.primum.consult.journal.Message;
import health.primum.consult.journal.Outbox;
import health.primum.store.sql.Database;
import health.primum.store.sql.News;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Messages in a table. A sender has a connection and a transaction of its own, so however long it
 * takes it holds up nobody who writes; what it is sending is passed over by other senders.
 */
public final class SqlOutbox implements Outbox {
  private final Database database;
  private final News news;

  private record Row(long id, Message message) {}

  public SqlOutbox(Database database, News news) {
    this.database = database;
    this.news = news;
  }

  @Override
  public int drain(int most, Consumer<List<Message>> sender) {
    return database.change(
        writing -> {
          List<Row> rows = oldest(writing.handle(), most);
          if (!rows.isEmpty()) {
            sender.accept(rows.stream().map(Row::message).toList());
            writing
                .handle()
                .createUpdate("delete from outbox where id = any(:ids)")
                .bind("ids", rows.stream().map(Row::id).toArray(Long[]::new))
                .execute();
          }
          return rows.size();
        });
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
