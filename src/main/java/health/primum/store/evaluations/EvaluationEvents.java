package health.primum.store.evaluations;

import health.primum.consult.journal.Event;
import health.primum.consult.journal.Message.Channel;
import health.primum.noharm.service.journal.EvaluationId;
import health.primum.store.json.Documents;
import health.primum.store.sql.Times;
import health.primum.store.sql.Writing;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Writes what happens to evaluations; the number was counted in the evaluation's row. */
final class EvaluationEvents {
  private EvaluationEvents() {}

  static void write(
      Writing writing,
      EvaluationId evaluation,
      long number,
      Instant at,
      Event.Kind kind,
      Map<String, String> data) {
    writing
        .handle()
        .createUpdate(
            "insert into evaluation_event (evaluation_id, number, happened_at, kind, data)"
                + " values (:id, :number, :at, :kind, "
                + writing.dialect().json(":data")
                + ")")
        .bind("id", evaluation.value())
        .bind("number", number)
        .bind("at", Times.stored(at))
        .bind("kind", kind.name())
        .bind("data", Documents.of(new TreeMap<>(data)))
        .execute();
    writing.send(Channel.CONSULT_EVENTS, evaluation.word(), Event.word(number, kind));
  }
}
