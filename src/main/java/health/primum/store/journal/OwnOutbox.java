package health.primum.store.journal;

import health.primum.consult.journal.Message;
import health.primum.consult.journal.Outbox;
import health.primum.store.sql.Database;
import health.primum.store.sql.News;
import health.primum.store.sql.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Messages in a table that no other process sends from. What was sent is forgotten together with
 * what is written next, so it costs no commit; after a crash in between it is sent again.
 */
public final class OwnOutbox implements Outbox {
  private final Writer writer;
  private final Database database;
  private final News news;
  private final Semaphore sending = new Semaphore(1);

  /** Sent, and still in the table. */
  private final Set<Long> sent = new HashSet<>();

  public OwnOutbox(Writer writer, Database database, News news) {
    this.writer = writer;
    this.database = database;
    this.news = news;
  }

  @Override
  public int drain(int most, Consumer<List<Message>> sender) {
    if (!sending.tryAcquire()) {
      // What somebody is sending is theirs.
      return 0;
    }
    try {
      List<MessageRow> rows = oldest(most);
      if (rows.isEmpty()) {
        return 0;
      }
      MessageRow.Sent done = MessageRow.send(rows, sender);
      forget(done.taken());
      if (done.unsent() != null) {
        throw done.unsent();
      }
      return rows.size();
    } finally {
      sending.release();
    }
  }

  private List<MessageRow> oldest(int most) {
    Set<Long> before = before();
    return database
        .read(handle -> MessageRow.oldest(handle, most + before.size(), /* locked= */ false))
        .stream()
        .filter(row -> !before.contains(row.id()))
        .limit(most)
        .toList();
  }

  private synchronized Set<Long> before() {
    return Set.copyOf(sent);
  }

  private void forget(List<MessageRow> rows) {
    List<Long> ids = rows.stream().map(MessageRow::id).toList();
    synchronized (this) {
      sent.addAll(ids);
    }
    writer.later(writing -> MessageRow.forget(writing.handle(), rows), () -> forgotten(ids));
  }

  private synchronized void forgotten(List<Long> ids) {
    ids.forEach(sent::remove);
  }

  @Override
  public void onMessage(Runnable listener) {
    news.onMessage(listener);
  }
}
