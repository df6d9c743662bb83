package health.primum.store.journal;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.Acceptance;
import health.primum.consult.journal.Caller;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.Message.Channel;
import health.primum.consult.journal.Question;
import health.primum.consult.journal.Repeatable;
import health.primum.consult.journal.State;
import health.primum.store.sql.Money;
import health.primum.store.sql.Times;
import health.primum.store.sql.Writing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes new consults down. */
final class Acceptances {
  /**
   * How long after its consult's end a key is remembered, unless the consult is forgotten first.
   */
  static final Duration REMEMBERED = Duration.ofHours(24);

  private static final String CONSULT =
      "insert into consult (id, tenant, asked_by, team, configuration, accepted_at, deadline_at,"
          + " forget_after, state, holder, claim_mark, attempt, sent_at, last_event, budget,"
          + " repeat_key, repeat_body)"
          + " values (:id, :tenant, :user, :team, :configuration, :accepted, :deadline,"
          + " :forget, :state, :holder, :mark, :attempt, current_timestamp, :last, :budget,"
          + " :key, :body)"
          + " on conflict do nothing";

  /**
   * Who takes a consult when it is accepted.
   *
   * @param mark of this taking, so that it can be undone
   */
  record Taker(String holder, String mark) {}

  private record Known(String id, String body, boolean isOver) {}

  private Acceptances() {}

  /**
   * Writes a consult down.
   *
   * @param document its case as it is kept
   * @param taker null when a message is to bring it to somebody
   */
  static Acceptance write(
      Writing writing,
      Question question,
      String document,
      Optional<Repeatable> repeatable,
      @Nullable Taker taker) {
    // Also of what was accepted before: it may be on its way to the disk.
    writing.promise();
    Optional<Acceptance> before = repeatable.flatMap(key -> repeated(writing, question, key));
    if (before.isPresent()) {
      return before.get();
    }
    if (insert(writing, question, repeatable, taker) == 0) {
      return same(writing, question)
          .or(() -> repeatable.flatMap(key -> repeated(writing, question, key)))
          .orElseThrow(() -> new IllegalStateException("a consult's id was given twice"));
    }
    writing
        .handle()
        .createUpdate(
            "insert into clinical_case (consult_id, case_id, document) values (:consult, :case, "
                + writing.dialect().json(":document")
                + ")")
        .bind("consult", question.id().value())
        .bind("case", question.clinicalCase().id().value())
        .bind("document", document)
        .execute();
    writing.number(
        new Event(question.id(), 1, question.acceptedAt(), Event.Kind.ACCEPTED, new TreeMap<>()),
        "accepted");
    if (taker == null) {
      writing.send(Channel.CONSULT_REQUESTS, question.id(), "");
    } else {
      Claims.started(writing, question.id(), 1, 2, question.acceptedAt());
    }
    return new Acceptance.Accepted(question.id());
  }

  private static int insert(
      Writing writing, Question question, Optional<Repeatable> repeatable, @Nullable Taker taker) {
    @Nullable Repeatable key = repeatable.orElse(null);
    return writing
        .handle()
        .createUpdate(CONSULT)
        .bind("id", question.id().value())
        .bind("tenant", question.caller().tenant())
        .bind("user", question.caller().user())
        .bind("team", question.team().value())
        .bind("configuration", question.configuration().sha256())
        .bind("accepted", Times.stored(question.acceptedAt()))
        .bind("deadline", Times.stored(question.deadlineAt()))
        .bind("forget", Times.stored(question.forgetAfter()))
        .bind("state", (taker == null ? State.ACCEPTED : State.RUNNING).name())
        .bind("holder", taker == null ? null : taker.holder())
        .bind("mark", taker == null ? null : taker.mark())
        .bind("attempt", taker == null ? 0 : 1)
        .bind("last", taker == null ? 1 : 2)
        .bind("budget", question.budget() == null ? null : Money.stored(question.budget()))
        .bind("key", key == null ? null : key.key())
        .bind("body", key == null ? null : key.body().sha256())
        .execute();
  }

  /** What was asked under the same key, while that is remembered. */
  private static Optional<Acceptance> repeated(
      Writing writing, Question question, Repeatable repeatable) {
    Optional<Known> known = known(writing.handle(), question.caller(), repeatable);
    known.filter(Known::isOver).ifPresent(over -> forget(writing, over));
    return told(known, repeatable);
  }

  /** The same, changing nothing. */
  static Optional<Acceptance> repeated(Handle handle, Caller caller, Repeatable repeatable) {
    return told(known(handle, caller, repeatable), repeatable);
  }

  private static Optional<Acceptance> told(Optional<Known> known, Repeatable repeatable) {
    return known
        .filter(one -> !one.isOver())
        .map(
            one ->
                one.body().equals(repeatable.body().sha256())
                    ? new Acceptance.Repeated(new ConsultId(one.id()))
                    : new Acceptance.KeyTaken());
  }

  private static Optional<Known> known(Handle handle, Caller caller, Repeatable repeatable) {
    Instant now = Times.now(handle);
    return handle
        .createQuery(
            "select id, repeat_body, ended_at from consult"
                + " where tenant = :tenant and repeat_key = :key")
        .bind("tenant", caller.tenant())
        .bind("key", repeatable.key())
        .map(
            (row, any) -> {
              @Nullable Instant ended = Times.readOptional(row, "ended_at");
              return new Known(
                  row.getString("id"),
                  row.getString("repeat_body"),
                  ended != null && ended.plus(REMEMBERED).isBefore(now));
            })
        .findOne();
  }

  private static void forget(Writing writing, Known known) {
    writing
        .handle()
        .createUpdate("update consult set repeat_key = null, repeat_body = null where id = :id")
        .bind("id", known.id())
        .execute();
  }

  /**
   * The very consult, when it had been written before though whoever wrote it was told otherwise.
   */
  private static Optional<Acceptance> same(Writing writing, Question question) {
    return writing
        .handle()
        .createQuery(
            "select tenant, asked_by from consult where id = :id and configuration = :same")
        .bind("id", question.id().value())
        .bind("same", question.configuration().sha256())
        .map((row, any) -> new Caller(row.getString("tenant"), row.getString("asked_by")))
        .findOne()
        .filter(question.caller()::equals)
        .map(caller -> new Acceptance.Repeated(question.id()));
  }
}
