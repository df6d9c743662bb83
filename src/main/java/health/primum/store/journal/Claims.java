package health.primum.store.journal;

import health.primum.agent.ModelReply;
import health.primum.consult.ConsultId;
import health.primum.consult.journal.CallKey;
import health.primum.consult.journal.Claim;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.JournalRefused;
import health.primum.consult.journal.Message.Channel;
import health.primum.consult.journal.Question;
import health.primum.store.sql.Living;
import health.primum.store.sql.Times;
import health.primum.store.sql.Writing;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Takes consults for those who carry them out. */
final class Claims {
  private Claims() {}

  private record Taken(int attempt, long number, Instant at) {}

  /**
   * Gives a consult to a holder.
   *
   * @param mark of this taking, so that it can be undone
   * @return how often it was taken by now; empty when it cannot be
   */
  static Optional<Integer> take(Writing writing, ConsultId consult, String holder, String mark) {
    writing.settle(consult);
    Optional<Taken> taken = update(writing, consult, holder, mark);
    taken.ifPresent(now -> started(writing, consult, now.attempt(), now.number(), now.at()));
    return taken.map(Taken::attempt);
  }

  /** The event of a taking. */
  static void started(Writing writing, ConsultId consult, int attempt, long number, Instant at) {
    writing.number(
        new Event(
            consult,
            number,
            at,
            Event.Kind.STARTED,
            new TreeMap<>(Map.of("attempt", String.valueOf(attempt)))),
        "started-" + attempt);
  }

  private static Optional<Taken> update(
      Writing writing, ConsultId consult, String holder, String mark) {
    return writing
        .handle()
        .createQuery(
            writing
                .dialect()
                .changed(
                    "update consult set state = 'RUNNING', holder = :holder, claim_mark = :mark,"
                        + " attempt = attempt + 1, last_event = last_event + 1"
                        + " where id = :id and ended_at is null and "
                        + Living.isFree("consult"),
                    "attempt, last_event, current_timestamp as now"))
        .bind("holder", holder)
        .bind("mark", mark)
        .bind("id", consult.value())
        .map(
            (row, any) ->
                new Taken(row.getInt("attempt"), row.getLong("last_event"), Times.read(row, "now")))
        .findOne();
  }

  /** Undoes one taking, if it ever came about. */
  static void giveBack(Writing writing, ConsultId consult, String mark) {
    giveBack(writing, consult, "claim_mark", mark);
  }

  /** Undoes whatever taking a holder has it by. */
  static void giveUp(Writing writing, ConsultId consult, String holder) {
    giveBack(writing, consult, "holder", holder);
  }

  private static void giveBack(Writing writing, ConsultId consult, String column, String value) {
    int held =
        writing
            .handle()
            .createUpdate(
                "update consult set holder = null, claim_mark = null, sent_at = current_timestamp"
                    + " where id = :id and ended_at is null and "
                    + column
                    + " = :value")
            .bind("id", consult.value())
            .bind("value", value)
            .execute();
    if (held > 0) {
      writing.send(Channel.CONSULT_REQUESTS, consult, "");
    }
  }

  static Claim read(Handle handle, ConsultId consult, int attempt) {
    Question question =
        question(handle, consult).orElseThrow(() -> new JournalRefused("no question"));
    Map<CallKey, ModelReply> replies = Replies.all(handle, consult);
    return new Claim(question, replies, attempt);
  }

  static Optional<Question> question(Handle handle, ConsultId consult) {
    return handle
        .createQuery(
            "select "
                + Rows.QUESTION
                + " from consult c join clinical_case p on p.consult_id = c.id"
                + " where c.id = :id")
        .bind("id", consult.value())
        .map((row, any) -> Rows.question(row))
        .findOne();
  }
}
