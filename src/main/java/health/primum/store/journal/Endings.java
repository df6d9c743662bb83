package health.primum.store.journal;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.Ending;
import health.primum.consult.journal.Event;
import health.primum.store.json.CleanText;
import health.primum.store.sql.Times;
import health.primum.store.sql.Writing;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Ends consults. */
final class Endings {
  private Endings() {}

  /**
   * Ends a consult that is open.
   *
   * @param holder who must hold it; null when nobody need
   * @param document the advice as it is kept
   */
  static boolean write(
      Writing writing,
      ConsultId consult,
      @Nullable String holder,
      Ending ending,
      @Nullable String document) {
    writing.settle(consult);
    writing.promise();
    @Nullable String failure = ending.failure() == null ? null : CleanText.clean(ending.failure());
    var data = new TreeMap<String, String>();
    data.put("outcome", ending.state().name().toLowerCase(Locale.ROOT));
    if (failure != null) {
      data.put("failure", failure);
    }
    Optional<Event> done =
        writing
            .handle()
            .createQuery(
                writing
                    .dialect()
                    .changed(
                        "update consult set state = :state, ended_at = current_timestamp,"
                            + " failure = :failure, holder = null, claim_mark = null,"
                            + " last_event = last_event + 1 where id = :id and ended_at is null"
                            + (holder == null ? "" : " and holder = :holder"),
                        "last_event, ended_at"))
            .bind("state", ending.state().name())
            .bind("failure", failure)
            .bind("id", consult.value())
            .bind("holder", holder)
            .map(
                (row, any) ->
                    new Event(
                        consult,
                        row.getLong("last_event"),
                        Times.read(row, "ended_at"),
                        Event.Kind.DONE,
                        data))
            .findOne();
    done.ifPresent(event -> writing.number(event, "done"));
    if (done.isPresent() && ending.advice() != null && document != null) {
      writing
          .handle()
          .createUpdate(
              "insert into advice (consult_id, document) values (:consult, "
                  + writing.dialect().json(":document")
                  + ")")
          .bind("consult", consult.value())
          .bind("document", document)
          .execute();
      AuditRows.write(writing.handle(), consult, ending.advice());
    }
    return done.isPresent();
  }
}
