package health.primum.store.sql;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.Message;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What is written in one transaction. Messages, and events that nobody waits for, are put together
 * and written in few statements at its end.
 */
public final class Writing {
  private final Handle handle;
  private final Dialect dialect;
  private final List<Message> messages = new ArrayList<>();
  private final List<Event.Draft> drafts = new ArrayList<>();
  private boolean news;
  private boolean lasting;
  private boolean relied;

  Writing(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  public Handle handle() {
    return handle;
  }

  public Dialect dialect() {
    return dialect;
  }

  /** A message that is sent once this is written. */
  public void send(Message.Channel channel, ConsultId consult, String subject) {
    messages.add(new Message(channel, consult.value(), subject));
  }

  /** An event that gets its number later, after those that came before it. */
  public void happened(Event.Draft draft) {
    drafts.add(draft);
  }

  /** An event of a consult whose row this transaction changed to have this as its last number. */
  public void number(Event event, String mark) {
    Events.write(this, List.of(event), List.of(mark));
  }

  /** Gives their numbers to the events of a consult that came before what is written next of it. */
  public void settle(ConsultId consult) {
    if (drafts.stream().anyMatch(draft -> draft.consult().equals(consult))) {
      settleAll();
    }
  }

  private void settleAll() {
    if (!drafts.isEmpty()) {
      Events.number(this, List.copyOf(drafts));
      drafts.clear();
    }
  }

  void finish() {
    settleAll();
    if (!messages.isEmpty()) {
      PreparedBatch batch =
          handle.prepareBatch(
              "insert into outbox (channel, consult_id, subject) values (:channel, :consult, :subject)");
      messages.forEach(
          message ->
              batch
                  .bind("channel", message.channel().name())
                  .bind("consult", message.consult())
                  .bind("subject", message.subject())
                  .add());
      batch.execute();
      news = true;
    }
  }

  /**
   * What is written is a promise to somebody, or was paid for: it is to outlive a power cut before
   * anybody hears that it was written. All else is done again when it is lost.
   */
  public void last() {
    lasting = true;
  }

  /**
   * Somebody goes on in the belief that this is written, and lives on when a database server does
   * not: it waits for the disk. A file within the process is lost with whoever believes.
   */
  public void rely() {
    relied = true;
  }

  boolean isRelied() {
    return relied;
  }

  boolean isLasting() {
    return lasting;
  }

  boolean hasNews() {
    return news;
  }
}
