package health.primum.store.evaluations;

import health.primum.consult.Spending;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.JournalRefused;
import health.primum.noharm.service.journal.EvaluationId;
import health.primum.noharm.service.journal.EvaluationJob;
import health.primum.noharm.service.journal.ItemClaim;
import health.primum.noharm.service.journal.StepText;
import health.primum.noharm.work.ItemLog;
import health.primum.noharm.work.Kept;
import health.primum.store.sql.Living;
import health.primum.store.sql.Money;
import health.primum.store.sql.Times;
import health.primum.store.sql.Writing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Items of evaluations: who has them, what was kept of them, what comes next. */
final class ItemTable {
  private static final String ITEM = " evaluation_id = :id and number = :number";
  private static final String MINE =
      ITEM + " and holder = :holder and finished_at is null and " + ItemHolders.open();

  /** What is counted in an evaluation's row. */
  private record Count(int done, int items, BigDecimal cost, long event, Instant at) {}

  private ItemTable() {}

  /** Gives an item that was sent out to a holder; false when it cannot be. */
  static boolean take(
      Writing writing, EvaluationId evaluation, int number, String holder, String mark) {
    int taken =
        writing
            .handle()
            .createUpdate(
                "update evaluation_item set holder = :holder, take_mark = :mark where"
                    + ITEM
                    + " and finished_at is null and sent_at is not null and "
                    + ItemHolders.open()
                    + " and "
                    + Living.isFree("evaluation_item"))
            .bind("id", evaluation.value())
            .bind("number", number)
            .bind("holder", holder)
            .bind("mark", mark)
            .execute();
    if (taken > 0) {
      started(writing, evaluation);
    }
    return taken > 0;
  }

  private static void started(Writing writing, EvaluationId evaluation) {
    counted(writing, "state = 'RUNNING'", "id = :id and state = 'ACCEPTED'", evaluation)
        .ifPresent(
            count ->
                EvaluationEvents.write(
                    writing, evaluation, count.event(), count.at(), Event.Kind.STARTED, Map.of()));
  }

  /** Changes an evaluation's row and counts an event in it. */
  private static Optional<Count> counted(
      Writing writing, String change, String where, EvaluationId evaluation) {
    return writing
        .handle()
        .createQuery(
            writing
                .dialect()
                .changed(
                    "update evaluation set last_event = last_event + 1, "
                        + change
                        + " where "
                        + where,
                    "done, items, cost, last_event, current_timestamp as now"))
        .bind("id", evaluation.value())
        .map(
            (row, any) ->
                new Count(
                    row.getInt("done"),
                    row.getInt("items"),
                    Money.read(row.getBigDecimal("cost")),
                    row.getLong("last_event"),
                    Times.read(row, "now")))
        .findOne();
  }

  /** Undoes one taking, if it ever came about. */
  static void giveBack(Writing writing, EvaluationId evaluation, int number, String mark) {
    int held =
        writing
            .handle()
            .createUpdate(
                "update evaluation_item set holder = null, take_mark = null,"
                    + " sent_at = current_timestamp where"
                    + ITEM
                    + " and take_mark = :mark and finished_at is null")
            .bind("id", evaluation.value())
            .bind("number", number)
            .bind("mark", mark)
            .execute();
    if (held > 0) {
      ItemHolders.send(writing, evaluation, number);
    }
  }

  static boolean release(Writing writing, EvaluationId evaluation, int number, String holder) {
    return writing
            .handle()
            .createUpdate(
                "update evaluation_item set holder = null, take_mark = null,"
                    + " sent_at = current_timestamp where"
                    + MINE)
            .bind("id", evaluation.value())
            .bind("number", number)
            .bind("holder", holder)
            .execute()
        > 0;
  }

  static ItemClaim read(Handle handle, EvaluationId evaluation, int number, StepText text) {
    EvaluationJob job =
        handle
            .createQuery("select " + EvaluationRows.JOB + " from evaluation where id = :id")
            .bind("id", evaluation.value())
            .map((row, any) -> EvaluationRows.job(row))
            .findOne()
            .orElseThrow(() -> new JournalRefused("no evaluation"));
    boolean all = number == job.report();
    Query query =
        handle
            .createQuery(
                "select id, document from evaluation_step where evaluation_id = :id"
                    + (all ? "" : " and number = :number")
                    + " order by id")
            .bind("id", evaluation.value());
    if (!all) {
      query.bind("number", number);
    }
    List<ItemLog.Line> steps =
        query
            .map(
                (row, any) ->
                    new ItemLog.Line(row.getInt("id"), text.read(row.getString("document"))))
            .list();
    return new ItemClaim(job, number, steps);
  }

  /** Whether a holder holds an item of an open evaluation; nobody else takes it meanwhile. */
  static boolean isHeld(Handle handle, EvaluationId evaluation, int number, String holder) {
    return handle
        .createQuery("select number from evaluation_item where" + MINE + " for update")
        .bind("id", evaluation.value())
        .bind("number", number)
        .bind("holder", holder)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  static boolean keep(
      Writing writing,
      EvaluationId evaluation,
      int number,
      String holder,
      Kept step,
      String document) {
    if (!isHeld(writing.handle(), evaluation, number, holder)) {
      return false;
    }
    writing
        .handle()
        .createUpdate(
            "insert into evaluation_step (evaluation_id, number, document)"
                + " values (:id, :number, :document)")
        .bind("id", evaluation.value())
        .bind("number", number)
        .bind("document", document)
        .execute();
    writing.last();
    BigDecimal cost =
        step.spent().stream()
            .map(item -> item.cost() == null ? BigDecimal.ZERO : item.cost())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    writing
        .handle()
        .createUpdate(
            "update evaluation set cost = cost + :cost,"
                + " cost_complete = (cost_complete and :complete) where id = :id")
        .bind("id", evaluation.value())
        .bind("cost", Money.stored(cost))
        .bind("complete", step.spent().stream().allMatch(Spending.Item::complete))
        .execute();
    return true;
  }

  static boolean finish(Writing writing, EvaluationId evaluation, int number, String holder) {
    int finished =
        writing
            .handle()
            .createUpdate(
                "update evaluation_item set finished_at = current_timestamp, holder = null,"
                    + " take_mark = null where"
                    + MINE)
            .bind("id", evaluation.value())
            .bind("number", number)
            .bind("holder", holder)
            .execute();
    if (finished == 0) {
      return false;
    }
    counted(writing, "done = done + 1", "id = :id", evaluation)
        .ifPresent(count -> progressed(writing, evaluation, count));
    return true;
  }

  /** The evaluation's row is locked, so that two who finish send out different items. */
  private static void progressed(Writing writing, EvaluationId evaluation, Count count) {
    EvaluationEvents.write(
        writing,
        evaluation,
        count.event(),
        count.at(),
        Event.Kind.PROGRESS,
        Map.of(
            "done", String.valueOf(count.done()),
            "total", String.valueOf(count.items()),
            "costUsd", count.cost().toPlainString()));
    writing
        .handle()
        .createQuery(
            writing
                .dialect()
                .changed(
                    "update evaluation_item set sent_at = current_timestamp"
                        + " where evaluation_id = :id and number = (select min(n.number)"
                        + " from evaluation_item n where n.evaluation_id = :id"
                        + " and n.sent_at is null and n.number <= :last)",
                    "number"))
        .bind("id", evaluation.value())
        .bind("last", count.done() == count.items() ? count.items() + 1 : count.items())
        .mapTo(Integer.class)
        .forEach(next -> ItemHolders.send(writing, evaluation, next));
  }
}
