package health.primum.store.sql;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final Map<String, Message> latest = new LinkedHashMap<>();
  private final List<Event.Draft> drafts = new ArrayList<>();
  private boolean news;
  private boolean lasting;
  private boolean promised;

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

  /**
   * A message that is sent once this is written. Of several events of one consult the last is told:
   * whoever hears of it reads on from where they were.
   */
  public void send(Message.Channel channel, ConsultId consult, String subject) {
    var message = new Message(channel, consult.value(), subject);
    if (channel == Message.Channel.CONSULT_EVENTS) {
      latest.put(message.consult(), message);
    } else {
      messages.add(message);
    }
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
    messages.addAll(latest.values());
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
   * What this task writes is a promise to somebody: it is to outlive a power cut before anybody
   * hears that it was written. H2 alone makes a difference here.
   */
  public void promise() {
    lasting = true;
    promised = true;
  }

  /**
   * What is written was paid for: it is to outlive a power cut soon, but nobody waits for that. All
   * else is done again when it is lost.
   */
  public void last() {
    lasting = true;
  }

  boolean isLasting() {
    return lasting;
  }

  /** Whether the task that ran since this was last asked promises something. */
  boolean isPromised() {
    boolean now = promised;
    promised = false;
    return now;
  }

  boolean hasNews() {
    return news;
  }
}
