package health.primum.store.sql;

import health.primum.agent.Fingerprint;
import health.primum.consult.ConsultId;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.Message.Channel;
import health.primum.store.json.Documents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Gives events their numbers, which are counted in their consult's row: while that row is locked
 * nobody else can take a number, and what is rolled back took none.
 */
final class Events {
  /** Longest mark that is kept as it is; of a longer one its fingerprint is. */
  private static final int LONGEST = 200;

  private record Marked(String consult, String mark) {}

  private Events() {}

  /** Writes those of open consults whose mark is new. */
  static void number(Writing writing, List<Event.Draft> drafts) {
    Map<String, Long> last = locked(writing.handle(), drafts);
    Set<Marked> known = last.isEmpty() ? Set.of() : known(writing.handle(), drafts);
    var seen = new HashSet<>(known);
    var events = new ArrayList<Event>();
    var marks = new ArrayList<String>();
    for (Event.Draft draft : drafts) {
      String consult = draft.consult().value();
      if (last.containsKey(consult) && seen.add(new Marked(consult, mark(draft)))) {
        long number = last.merge(consult, 1L, Long::sum);
        events.add(new Event(draft.consult(), number, draft.at(), draft.kind(), draft.data()));
        marks.add(mark(draft));
      }
    }
    if (!events.isEmpty()) {
      count(writing.handle(), last, events);
      write(writing, events, marks);
    }
  }

  private static Map<String, Long> locked(Handle handle, List<Event.Draft> drafts) {
    return new HashMap<>(
        handle
            .createQuery(
                "select id, last_event from consult"
                    + " where id = any(:consults) and ended_at is null order by id for update")
            .bind("consults", consults(drafts))
            .reduceRows(
                new HashMap<String, Long>(),
                (all, row) -> {
                  all.put(
                      row.getColumn("id", String.class), row.getColumn("last_event", Long.class));
                  return all;
                }));
  }

  private static String[] consults(List<Event.Draft> drafts) {
    return drafts.stream()
        .map(Event.Draft::consult)
        .map(ConsultId::value)
        .distinct()
        .toArray(String[]::new);
  }

  private static Set<Marked> known(Handle handle, List<Event.Draft> drafts) {
    return handle
        .createQuery(
            "select consult_id, mark from event"
                + " where consult_id = any(:consults) and mark = any(:marks)")
        .bind("consults", consults(drafts))
        .bind("marks", drafts.stream().map(Events::mark).distinct().toArray(String[]::new))
        .map((row, any) -> new Marked(row.getString(1), row.getString(2)))
        .collect(Collectors.toSet());
  }

  private static String mark(Event.Draft draft) {
    return draft.mark().length() <= LONGEST ? draft.mark() : Fingerprint.of(draft.mark()).sha256();
  }

  private static void count(Handle handle, Map<String, Long> last, List<Event> events) {
    PreparedBatch batch =
        handle.prepareBatch("update consult set last_event = :last where id = :consult");
    events.stream()
        .map(event -> event.consult().value())
        .distinct()
        .forEach(consult -> batch.bind("last", last.get(consult)).bind("consult", consult).add());
    batch.execute();
  }

  /** Writes events that have their numbers, and says so. */
  static void write(Writing writing, List<Event> events, List<String> marks) {
    PreparedBatch batch =
        writing
            .handle()
            .prepareBatch(
                "insert into event (consult_id, number, mark, happened_at, kind, data)"
                    + " values (:consult, :number, :mark, :at, :kind, "
                    + writing.dialect().json(":data")
                    + ")");
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      batch
          .bind("consult", event.consult().value())
          .bind("number", event.sequence())
          .bind("mark", marks.get(i))
          .bind("at", Times.stored(event.at()))
          .bind("kind", event.kind().name())
          .bind("data", Documents.of(event.data()))
          .add();
      writing.send(
          Channel.CONSULT_EVENTS, event.consult(), Event.word(event.sequence(), event.kind()));
    }
    batch.execute();
  }
}
