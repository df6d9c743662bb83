package health.primum.store.evaluations;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.Acceptance;
import health.primum.consult.journal.Caller;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.Repeatable;
import health.primum.noharm.service.journal.EvaluationJob;
import health.primum.noharm.service.journal.EvaluationState;
import health.primum.store.json.Documents;
import health.primum.store.sql.Money;
import health.primum.store.sql.Times;
import health.primum.store.sql.Writing;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Writes new evaluations down. */
final class EvaluationAcceptances {
  /** Items of one evaluation that are sent out and not finished. */
  static final int AHEAD = 64;

  private static final String EVALUATION =
      "insert into evaluation (id, tenant, asked_by, ordered, header, items, accepted_at,"
          + " forget_after, state, last_event, budget, repeat_key, repeat_body)"
          + " values (:id, :tenant, :user, :ordered, :header, :items, :accepted, :forget, :state,"
          + " 1, :budget, :key, :body) on conflict do nothing";

  private EvaluationAcceptances() {}

  static Acceptance write(Writing writing, EvaluationJob job, Optional<Repeatable> repeatable) {
    Optional<Acceptance> before =
        repeatable.flatMap(key -> repeated(writing.handle(), job.caller(), key));
    if (before.isPresent()) {
      return before.get();
    }
    if (insert(writing, job, repeatable) == 0) {
      return repeatable
          .flatMap(key -> repeated(writing.handle(), job.caller(), key))
          .or(() -> same(writing, job))
          .orElseThrow(() -> new IllegalStateException("an evaluation's id was given twice"));
    }
    items(writing, job);
    writing.promise();
    EvaluationEvents.write(
        writing,
        job.id(),
        1,
        job.acceptedAt(),
        Event.Kind.ACCEPTED,
        Map.of("total", String.valueOf(job.items())));
    return new Acceptance.Accepted(job.id().word());
  }

  private static int insert(Writing writing, EvaluationJob job, Optional<Repeatable> repeatable) {
    @Nullable Repeatable key = repeatable.orElse(null);
    @Nullable BigDecimal budget = job.order().budget();
    return writing
        .handle()
        .createUpdate(EVALUATION)
        .bind("id", job.id().value())
        .bind("tenant", job.caller().tenant())
        .bind("user", job.caller().user())
        .bind("ordered", Documents.of(job.order()))
        .bind("header", Documents.of(new TreeMap<>(job.header().parts())))
        .bind("items", job.items())
        .bind("accepted", Times.stored(job.acceptedAt()))
        .bind("forget", Times.stored(job.forgetAfter()))
        .bind("state", EvaluationState.ACCEPTED.name())
        .bind("budget", budget == null ? null : Money.stored(budget))
        .bind("key", key == null ? null : key.key())
        .bind("body", key == null ? null : key.body().sha256())
        .execute();
  }

  private static void items(Writing writing, EvaluationJob job) {
    PreparedBatch batch =
        writing
            .handle()
            .prepareBatch(
                "insert into evaluation_item (evaluation_id, number, sent_at)"
                    + " values (:id, :number, :sent)");
    var now = Times.stored(Times.now(writing.handle()));
    for (int number = 1; number <= job.report(); number++) {
      boolean sent = number <= Math.min(AHEAD, job.items());
      batch
          .bind("id", job.id().value())
          .bind("number", number)
          .bind("sent", sent ? now : null)
          .add();
      if (sent) {
        ItemHolders.send(writing, job.id(), number);
      }
    }
    batch.execute();
  }

  /** What was asked under the same key, for as long as that is kept. */
  static Optional<Acceptance> repeated(Handle handle, Caller caller, Repeatable repeatable) {
    return handle
        .createQuery(
            "select id, repeat_body from evaluation"
                + " where tenant = :tenant and repeat_key = :key")
        .bind("tenant", caller.tenant())
        .bind("key", repeatable.key())
        .map(
            (row, any) ->
                row.getString("repeat_body").equals(repeatable.body().sha256())
                    ? new Acceptance.Repeated(new ConsultId(row.getString("id")))
                    : new Acceptance.KeyTaken())
        .findOne()
        .map(Acceptance.class::cast);
  }

  /** The very evaluation, when it had been written though whoever wrote it was told otherwise. */
  private static Optional<Acceptance> same(Writing writing, EvaluationJob job) {
    return writing
        .handle()
        .createQuery("select id from evaluation where id = :id and tenant = :tenant")
        .bind("id", job.id().value())
        .bind("tenant", job.caller().tenant())
        .mapTo(String.class)
        .findOne()
        .map(id -> new Acceptance.Repeated(job.id().word()));
  }
}
