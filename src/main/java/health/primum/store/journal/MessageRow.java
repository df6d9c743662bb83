package health.primum.store.journal;

import health.primum.consult.journal.Message;
import health.primum.consult.journal.Outbox;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A message as it stands in the outbox. */
record MessageRow(long id, Message message) {
  /**
   * What came of sending.
   *
   * @param unsent what the sender threw; null when it took all
   */
  record Sent(List<MessageRow> taken, Outbox.@Nullable Unsent unsent) {}

  /**
   * The oldest.
   *
   * @param locked whether nobody else is to get them before the transaction ends
   */
  static List<MessageRow> oldest(Handle handle, int most, boolean locked) {
    return handle
        .createQuery(
            "select id, channel, consult_id, subject from outbox order by id limit :most"
                + (locked ? " for update skip locked" : ""))
        .bind("most", most)
        .map(
            (row, any) ->
                new MessageRow(
                    row.getLong("id"),
                    new Message(
                        Message.Channel.valueOf(row.getString("channel")),
                        row.getString("consult_id"),
                        row.getString("subject"))))
        .list();
  }

  /** Where one channel refuses, what others took is not sent again with it. */
  static Sent send(List<MessageRow> rows, Consumer<List<Message>> sender) {
    try {
      sender.accept(rows.stream().map(MessageRow::message).toList());
      return new Sent(rows, null);
    } catch (Outbox.Unsent unsent) {
      return new Sent(
          rows.stream().filter(row -> unsent.taken().contains(row.message())).toList(), unsent);
    }
  }

  static void forget(Handle handle, List<MessageRow> rows) {
    if (!rows.isEmpty()) {
      handle
          .createUpdate("delete from outbox where id = any(:ids)")
          .bind("ids", rows.stream().map(MessageRow::id).toArray(Long[]::new))
          .execute();
    }
  }
}
