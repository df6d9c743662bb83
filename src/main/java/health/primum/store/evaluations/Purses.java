package health.primum.store.evaluations;

import health.primum.noharm.service.journal.EvaluationId;
import health.primum.store.sql.Money;
import health.primum.store.sql.Writing;
import java.math.BigDecimal;
import org.jdbi.v3.core.Handle;

/** Money of evaluations. What a dead process kept aside is nobody's and there again. */
final class Purses {
  private static final String LEFT =
      "select e.budget is null or e.spent + :most + coalesce((select sum(p.reserved)"
          + " from evaluation_purse p where p.evaluation_id = e.id and exists"
          + " (select 1 from holder h where h.name = p.holder"
          + " and h.alive_until > current_timestamp)), 0) <= e.budget"
          + " from evaluation e where e.id = :id";

  private Purses() {}

  static boolean reserve(Writing writing, EvaluationId evaluation, String holder, BigDecimal most) {
    Handle handle = writing.handle();
    // Whoever else wants some of it waits here, and looks at what is left only then.
    handle
        .createQuery("select id from evaluation where id = :id for update")
        .bind("id", evaluation.value())
        .mapTo(String.class)
        .findOne();
    boolean left =
        handle
            .createQuery(LEFT)
            .bind("id", evaluation.value())
            .bind("most", Money.stored(most))
            .mapTo(Boolean.class)
            .findOne()
            .orElse(false);
    if (left && change(handle, evaluation, holder, most) == 0) {
      handle
          .createUpdate(
              "insert into evaluation_purse (evaluation_id, holder, reserved)"
                  + " values (:id, :holder, :most)")
          .bind("id", evaluation.value())
          .bind("holder", holder)
          .bind("most", Money.stored(most))
          .execute();
    }
    return left;
  }

  static int settle(
      Writing writing, EvaluationId evaluation, String holder, BigDecimal most, BigDecimal cost) {
    writing
        .handle()
        .createUpdate("update evaluation set spent = spent + :cost where id = :id")
        .bind("cost", Money.stored(cost))
        .bind("id", evaluation.value())
        .execute();
    return change(writing.handle(), evaluation, holder, most.negate());
  }

  private static int change(
      Handle handle, EvaluationId evaluation, String holder, BigDecimal more) {
    return handle
        .createUpdate(
            "update evaluation_purse set reserved = greatest(reserved + :more, 0)"
                + " where evaluation_id = :id and holder = :holder")
        .bind("more", more.signum() < 0 ? Money.stored(more.negate()).negate() : Money.stored(more))
        .bind("id", evaluation.value())
        .bind("holder", holder)
        .execute();
  }
}
