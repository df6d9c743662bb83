package health.primum.store.journal;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.Holders;
import health.primum.consult.journal.Message.Channel;
import health.primum.store.evaluations.ItemHolders;
import health.primum.store.sql.Database;
import health.primum.store.sql.Living;
import health.primum.store.sql.Times;
import health.primum.store.sql.Writer;
import health.primum.store.sql.Writing;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Who works on what, in a relational database. Signs of life and revivals need not be in line with
 * what is written: a long line must not make a living process look dead. Nor must many who read, so
 * signs of life have a connection of their own.
 */
public final class SqlHolders implements Holders {
  /** Most of each kind that one revival sends out again; the next takes more. */
  private static final int MOST = 1_000;

  private static final String CALL = "consult_id, agent, form, fingerprint";
  private final Writer writer;
  private final Database database;
  private final Database living;

  private record Call(ConsultId consult, String word) {}

  /**
   * Of a database.
   *
   * @param living the same, by a connection that nobody else uses
   */
  public SqlHolders(Writer writer, Database database, Database living) {
    this.writer = writer;
    this.database = database;
    this.living = living;
  }

  @Override
  public void alive(String holder, Duration lease) {
    living.change(
        writing -> {
          Handle handle = writing.handle();
          OffsetDateTime until = Times.stored(Times.now(handle).plus(lease));
          int known =
              handle
                  .createUpdate("update holder set alive_until = :until where name = :name")
                  .bind("until", until)
                  .bind("name", holder)
                  .execute();
          return known > 0
              ? known
              : handle
                  .createUpdate(
                      "insert into holder (name, alive_until) values (:name, :until)"
                          + " on conflict do nothing")
                  .bind("until", until)
                  .bind("name", holder)
                  .execute();
        });
  }

  @Override
  public void leave(String holder) {
    writer.write(writing -> leave(writing, holder));
  }

  private static int leave(Writing writing, String holder) {
    String released = " set holder = null, %s = null, sent_at = current_timestamp";
    consults(
            writing
                .handle()
                .createQuery(
                    writing
                        .dialect()
                        .changed(
                            "update consult"
                                + released.formatted("claim_mark")
                                + " where holder = :holder and ended_at is null",
                            "id"))
                .bind("holder", holder))
        .forEach(consult -> writing.send(Channel.CONSULT_REQUESTS, consult, ""));
    calls(
            writing
                .handle()
                .createQuery(
                    writing
                        .dialect()
                        .changed(
                            "update member_call"
                                + released.formatted("take_mark")
                                + " where holder = :holder and answered_at is null and "
                                + ofOpenConsult(),
                            CALL))
                .bind("holder", holder))
        .forEach(call -> writing.send(Channel.AGENT_TASKS, call.consult(), call.word()));
    ItemHolders.leave(writing, holder);
    return writing
        .handle()
        .createUpdate("delete from holder where name = :holder")
        .bind("holder", holder)
        .execute();
  }

  @Override
  public int giveBack(
      String holder, Predicate<ConsultId> consults, BiPredicate<ConsultId, String> calls) {
    // Read before it is asked what is in hand: what is taken meanwhile is in hand before.
    List<ConsultId> lostConsults =
        database
            .read(
                handle ->
                    consults(
                        handle
                            .createQuery(
                                "select id from consult"
                                    + " where holder = :holder and ended_at is null")
                            .bind("holder", holder)))
            .stream()
            .filter(consults.negate())
            .toList();
    List<Call> lostCalls =
        database
            .read(
                handle ->
                    calls(
                        handle
                            .createQuery(
                                "select "
                                    + CALL
                                    + " from member_call where holder = :holder"
                                    + " and answered_at is null and "
                                    + ofOpenConsult())
                            .bind("holder", holder)))
            .stream()
            .filter(call -> !calls.test(call.consult(), call.word()))
            .toList();
    if (!lostConsults.isEmpty() || !lostCalls.isEmpty()) {
      writer.write(
          writing -> {
            lostConsults.forEach(consult -> Claims.giveUp(writing, consult, holder));
            lostCalls.forEach(call -> Calls.giveUp(writing, call.consult(), call.word(), holder));
            return true;
          });
    }
    return lostConsults.size() + lostCalls.size();
  }

  @Override
  public int revive(Duration lease) {
    return database.change(
        writing -> {
          OffsetDateTime before = Times.stored(Times.now(writing.handle()).minus(lease));
          return reviveConsults(writing, before)
              + reviveCalls(writing, before)
              + ItemHolders.revive(writing, lease);
        });
  }

  private static int reviveConsults(Writing writing, OffsetDateTime before) {
    Handle handle = writing.handle();
    List<ConsultId> lost =
        consults(
            handle
                .createQuery(
                    "select id from consult where ended_at is null and sent_at <= :before and "
                        + Living.isFree("consult")
                        + " order by sent_at limit :most for update skip locked")
                .bind("before", before)
                .bind("most", MOST));
    if (!lost.isEmpty()) {
      handle
          .createUpdate("update consult set sent_at = current_timestamp where id = any(:ids)")
          .bind("ids", lost.stream().map(ConsultId::value).toArray(String[]::new))
          .execute();
    }
    lost.forEach(consult -> writing.send(Channel.CONSULT_REQUESTS, consult, ""));
    return lost.size();
  }

  private static int reviveCalls(Writing writing, OffsetDateTime before) {
    Handle handle = writing.handle();
    List<Long> ids =
        handle
            .createQuery(
                "select id from member_call where answered_at is null and sent_at <= :before and "
                    + ofOpenConsult()
                    + " and "
                    + Living.isFree("member_call")
                    + " order by id limit :most for update skip locked")
            .bind("before", before)
            .bind("most", MOST)
            .mapTo(Long.class)
            .list();
    if (!ids.isEmpty()) {
      calls(
              handle
                  .createQuery(
                      writing
                          .dialect()
                          .changed(
                              "update member_call set sent_at = current_timestamp"
                                  + " where id = any(:ids)",
                              CALL))
                  .bind("ids", ids.toArray(Long[]::new)))
          .forEach(call -> writing.send(Channel.AGENT_TASKS, call.consult(), call.word()));
    }
    return ids.size();
  }

  /** A value for each call: of {@code in (select ...)} H2 makes the whole list anew for each. */
  private static String ofOpenConsult() {
    return "(select c.ended_at from consult c where c.id = member_call.consult_id) is null";
  }

  private static List<ConsultId> consults(Query query) {
    return query.map((row, any) -> new ConsultId(row.getString("id"))).list();
  }

  private static List<Call> calls(Query query) {
    return query
        .map(
            (row, any) ->
                new Call(
                    new ConsultId(row.getString("consult_id")),
                    row.getString("agent")
                        + "."
                        + row.getString("form")
                        + "."
                        + row.getString("fingerprint")))
        .list();
  }
}
