package health.primum.store.evaluations;

import health.primum.consult.journal.Message.Channel;
import health.primum.noharm.service.journal.EvaluationId;
import health.primum.store.sql.Living;
import health.primum.store.sql.Times;
import health.primum.store.sql.Writing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Sends items out, again where whoever had them is gone. */
public final class ItemHolders {
  private static final int MOST = 1_000;

  /**
   * How many leases an item that nobody took may lie with the broker. Items take minutes and wait
   * for each other; a message for each of them every lease would only make a longer queue.
   */
  private static final int PATIENCE = 6;

  private static final String OPEN =
      "(select e.ended_at from evaluation e where e.id = evaluation_item.evaluation_id) is null";

  private static final String ITEMS = "select evaluation_id, number from evaluation_item where ";

  private record Item(EvaluationId evaluation, int number) {}

  private ItemHolders() {}

  static String open() {
    return OPEN;
  }

  static void send(Writing writing, EvaluationId evaluation, int number) {
    writing.send(Channel.EVALUATION_ITEMS, evaluation.word(), String.valueOf(number));
  }

  /** Gives back what a holder holds. */
  public static void leave(Writing writing, String holder) {
    List<Item> held =
        items(
            writing
                .handle()
                .createQuery(
                    ITEMS + "holder = :holder and finished_at is null and " + OPEN + " for update")
                .bind("holder", holder));
    held.forEach(item -> again(writing, item));
    writing
        .handle()
        .createUpdate("delete from evaluation_purse where holder = :holder")
        .bind("holder", holder)
        .execute();
  }

  /**
   * Sends out again what nobody living holds: of the dead after a lease, of nobody after several.
   *
   * @return how many
   */
  public static int revive(Writing writing, Duration lease) {
    Handle handle = writing.handle();
    Instant now = Times.now(handle);
    List<Item> lost =
        items(
            handle
                .createQuery(
                    ITEMS
                        + "finished_at is null and (holder is null and sent_at <= :never"
                        + " or holder is not null and sent_at <= :dead) and "
                        + OPEN
                        + " and "
                        + Living.isFree("evaluation_item")
                        + " order by sent_at limit :most for update skip locked")
                .bind("never", Times.stored(now.minus(lease.multipliedBy(PATIENCE))))
                .bind("dead", Times.stored(now.minus(lease)))
                .bind("most", MOST));
    lost.forEach(item -> again(writing, item));
    return lost.size();
  }

  private static List<Item> items(Query query) {
    return query
        .map((row, any) -> new Item(new EvaluationId(row.getString(1)), row.getInt(2)))
        .list();
  }

  private static void again(Writing writing, Item item) {
    writing
        .handle()
        .createUpdate(
            "update evaluation_item set holder = null, take_mark = null,"
                + " sent_at = current_timestamp where evaluation_id = :id and number = :number")
        .bind("id", item.evaluation().value())
        .bind("number", item.number())
        .execute();
    send(writing, item.evaluation(), item.number());
  }

  /**
   * Forgets steps of the evaluation that {@link #purge} takes first.
   *
   * @return how many
   */
  public static int purgeSteps(Writing writing, int most) {
    List<Long> steps =
        writing
            .handle()
            .createQuery(
                "select id from evaluation_step where evaluation_id ="
                    + " (select e.id from evaluation e where e.ended_at is not null"
                    + " and e.forget_after <= current_timestamp order by e.forget_after limit 1)"
                    + " order by id limit :most for update skip locked")
            .bind("most", most)
            .mapTo(Long.class)
            .list();
    return steps.isEmpty()
        ? 0
        : writing
            .handle()
            .createUpdate("delete from evaluation_step where id = any(:ids)")
            .bind("ids", steps.toArray(Long[]::new))
            .execute();
  }

  /** Forgets evaluations that ended and are past their time. */
  public static int purge(Writing writing, int most) {
    List<String> ids =
        writing
            .handle()
            .createQuery(
                "select id from evaluation where ended_at is not null"
                    + " and forget_after <= current_timestamp"
                    + " order by forget_after limit :most for update skip locked")
            .bind("most", most)
            .mapTo(String.class)
            .list();
    if (ids.isEmpty()) {
      return 0;
    }
    String[] all = ids.toArray(String[]::new);
    writing
        .handle()
        .createUpdate("delete from outbox where consult_id = any(:ids)")
        .bind("ids", all)
        .execute();
    return writing
        .handle()
        .createUpdate("delete from evaluation where id = any(:ids)")
        .bind("ids", all)
        .execute();
  }
}
