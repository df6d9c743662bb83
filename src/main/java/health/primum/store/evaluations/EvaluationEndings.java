package health.primum.store.evaluations;

import health.primum.consult.journal.Event;
import health.primum.noharm.service.journal.EvaluationEnding;
import health.primum.noharm.service.journal.EvaluationId;
import health.primum.noharm.service.journal.EvaluationJournal.Part;
import health.primum.noharm.service.journal.EvaluationState;
import health.primum.store.json.CleanText;
import health.primum.store.sql.Times;
import health.primum.store.sql.Writing;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Ends evaluations. */
final class EvaluationEndings {
  private record Last(long event, Instant at) {}

  private EvaluationEndings() {}

  /** Ends an evaluation that is open; false when it is not. */
  static boolean write(Writing writing, EvaluationId evaluation, EvaluationEnding ending) {
    EvaluationState state =
        switch (ending) {
          case EvaluationEnding.Done done -> EvaluationState.DONE;
          case EvaluationEnding.Cancelled cancelled -> EvaluationState.CANCELLED;
          case EvaluationEnding.Failed failed -> EvaluationState.FAILED;
        };
    @Nullable String failure =
        ending instanceof EvaluationEnding.Failed(var why) ? CleanText.clean(why) : null;
    Optional<Last> ended = end(writing, evaluation, state, failure);
    if (ended.isEmpty()) {
      return false;
    }
    writing.promise();
    if (ending instanceof EvaluationEnding.Done(var json, var html)) {
      part(writing, evaluation, Part.JSON, json);
      part(writing, evaluation, Part.HTML, html);
    }
    var data = new TreeMap<>(Map.of("outcome", state.label()));
    if (failure != null) {
      data.put("failure", failure);
    }
    EvaluationEvents.write(
        writing, evaluation, ended.get().event(), ended.get().at(), Event.Kind.DONE, data);
    return true;
  }

  private static Optional<Last> end(
      Writing writing, EvaluationId evaluation, EvaluationState state, @Nullable String failure) {
    return writing
        .handle()
        .createQuery(
            writing
                .dialect()
                .changed(
                    "update evaluation set state = :state, ended_at = current_timestamp,"
                        + " failure = :failure, last_event = last_event + 1"
                        + " where id = :id and ended_at is null",
                    "last_event, ended_at"))
        .bind("state", state.name())
        .bind("failure", failure)
        .bind("id", evaluation.value())
        .map((row, any) -> new Last(row.getLong("last_event"), Times.read(row, "ended_at")))
        .findOne();
  }

  private static void part(Writing writing, EvaluationId evaluation, Part part, String document) {
    writing
        .handle()
        .createUpdate(
            "insert into evaluation_report (evaluation_id, part, document)"
                + " values (:id, :part, :document)")
        .bind("id", evaluation.value())
        .bind("part", part.name())
        .bind("document", CleanText.clean(document))
        .execute();
  }
}
