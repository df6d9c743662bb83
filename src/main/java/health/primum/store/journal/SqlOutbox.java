package health.primum.store.journal;

import health.primum.consult.journal.Message;
import health.primum.consult.journal.Outbox;
import health.primum.store.sql.Database;
import health.primum.store.sql.News;
import java.util.List;
import java.util.function.Consumer;

/**
 * Messages in a table that several processes send from. A sender has a connection and a transaction
 * of its own, so however long it takes it holds up nobody who writes; what it is sending is passed
 * over by other senders.
 */
public final class SqlOutbox implements Outbox {
  private final Database database;
  private final News news;

  public SqlOutbox(Database database, News news) {
    this.database = database;
    this.news = news;
  }

  @Override
  public int drain(int most, Consumer<List<Message>> sender) {
    MessageRow.Sent drained =
        database.change(
            writing -> {
              List<MessageRow> rows = MessageRow.oldest(writing.handle(), most, /* locked= */ true);
              MessageRow.Sent done =
                  rows.isEmpty() ? new MessageRow.Sent(rows, null) : MessageRow.send(rows, sender);
              MessageRow.forget(writing.handle(), done.taken());
              return done;
            });
    if (drained.unsent() != null) {
      throw drained.unsent();
    }
    return drained.taken().size();
  }

  @Override
  public void onMessage(Runnable listener) {
    news.onMessage(listener);
  }
}
