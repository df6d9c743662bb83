package health.primum.store.journal;

import health.primum.agent.Failure;
import health.primum.agent.ModelReply;
import health.primum.consult.ConsultId;
import health.primum.consult.journal.Asked;
import health.primum.consult.journal.CallJournal;
import health.primum.consult.journal.CallKey;
import health.primum.consult.journal.JournalRefused;
import health.primum.consult.journal.JournalUnavailable;
import health.primum.consult.journal.MemberCall;
import health.primum.consult.journal.Message.Channel;
import health.primum.store.json.Documents;
import health.primum.store.sql.Database;
import health.primum.store.sql.Money;
import health.primum.store.sql.Writer;
import health.primum.store.sql.Writing;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Calls of models in a relational database. */
public final class SqlCallJournal implements CallJournal {
  private final Writer writer;
  private final Database database;

  public SqlCallJournal(Writer writer, Database database) {
    this.writer = writer;
    this.database = database;
  }

  @Override
  public void ask(MemberCall call) {
    writer.write(writing -> Calls.ask(writing, call));
  }

  @Override
  public boolean askAndTake(MemberCall call, String holder, String mark) {
    return writer.write(writing -> Calls.askAndTake(writing, call, holder, mark));
  }

  @Override
  public Optional<Asked> take(ConsultId consult, String call, String holder) {
    Optional<CallKey> key = Calls.key(consult, call);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    String mark = UUID.randomUUID().toString();
    try {
      boolean taken = writer.write(writing -> Calls.take(writing, key.get(), holder, mark));
      return taken ? read(key.get()) : Optional.empty();
    } catch (JournalUnavailable unknown) {
      // It may be held by now, and by one who does not know it.
      writer.later(writing -> Calls.giveBack(writing, key.get(), mark));
      throw unknown;
    }
  }

  /** Nobody else could read it either: given back, it would be taken again for ever. */
  private Optional<Asked> read(CallKey key) {
    try {
      return database.read(handle -> Calls.read(handle, key));
    } catch (JournalRefused unreadable) {
      String kind = unreadable.kind();
      var failed =
          new ModelReply.Failed(
              Failure.UNAVAILABLE, "what was kept of the call cannot be read: " + kind);
      String document = Documents.of(failed);
      writer.write(writing -> answer(writing, key, Answered.keep(writing, key, document)));
      return Optional.empty();
    }
  }

  @Override
  public void answer(MemberCall call, ModelReply reply) {
    String document = Documents.of(reply);
    writer.write(writing -> answer(writing, call.key(), Answered.keep(writing, call, document)));
  }

  private static boolean answer(Writing writing, CallKey call, boolean first) {
    if (first) {
      writing.send(Channel.AGENT_RESULTS, call.consult(), call.word());
    }
    return first;
  }

  @Override
  public void keep(MemberCall call, ModelReply reply) {
    String document = Documents.of(reply);
    writer.write(writing -> Answered.keep(writing, call, document));
  }

  @Override
  public Map<CallKey, ModelReply> replies(Collection<CallKey> calls) {
    return calls.isEmpty() ? Map.of() : database.read(handle -> Replies.some(handle, calls));
  }

  @Override
  public boolean reserve(ConsultId consult, BigDecimal most) {
    return writer.write(
        writing ->
            writing
                    .handle()
                    .createUpdate(
                        "update consult set reserved = reserved + :most where id = :id"
                            + " and (budget is null or spent + reserved + :most <= budget)")
                    .bind("most", Money.stored(most))
                    .bind("id", consult.value())
                    .execute()
                > 0);
  }

  @Override
  public void settle(ConsultId consult, BigDecimal most, BigDecimal cost) {
    writer.later(
        writing ->
            writing
                .handle()
                .createUpdate(
                    "update consult set reserved = greatest(reserved - :most, 0),"
                        + " spent = spent + :cost where id = :id")
                .bind("most", Money.stored(most))
                .bind("cost", Money.stored(cost))
                .bind("id", consult.value())
                .execute());
  }
}
