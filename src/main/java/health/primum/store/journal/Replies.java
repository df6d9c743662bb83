package health.primum.store.journal;

import health.primum.agent.Failure;
import health.primum.agent.ModelReply;
import health.primum.consult.ConsultId;
import health.primum.consult.journal.CallKey;
import health.primum.consult.journal.JournalRefused;
import health.primum.store.json.Documents;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** What came of calls. */
final class Replies {
  private static final String ALL =
      "select c.consult_id, c.agent, c.form, c.fingerprint, r.document from member_call c"
          + " join member_reply r on r.call_id = c.id where c.consult_id = any(:consults)";

  private Replies() {}

  static Map<CallKey, ModelReply> all(Handle handle, ConsultId consult) {
    return read(handle.createQuery(ALL), List.of(consult.value()));
  }

  static Map<CallKey, ModelReply> some(Handle handle, Collection<CallKey> calls) {
    Map<CallKey, ModelReply> found =
        read(
            handle
                .createQuery(ALL + " and c.fingerprint = any(:fingerprints)")
                .bind(
                    "fingerprints",
                    calls.stream()
                        .map(call -> call.content().sha256())
                        .distinct()
                        .toArray(String[]::new)),
            calls.stream().map(call -> call.consult().value()).distinct().toList());
    found.keySet().retainAll(new HashSet<>(calls));
    return found;
  }

  /** One that cannot be read is a member's that did not answer, and nobody else's trouble. */
  private static ModelReply reply(String document) {
    try {
      return Documents.reply(document);
    } catch (JournalRefused unreadable) {
      return new ModelReply.Failed(
          Failure.UNPARSEABLE, "what was kept of the reply cannot be read: " + unreadable.kind());
    }
  }

  private static Map<CallKey, ModelReply> read(Query query, List<String> consults) {
    return query
        .bind("consults", consults.toArray(String[]::new))
        .reduceRows(
            new HashMap<>(),
            (all, row) -> {
              Calls.key(
                      new ConsultId(row.getColumn("consult_id", String.class)),
                      String.join(
                          ".",
                          row.getColumn("agent", String.class),
                          row.getColumn("form", String.class),
                          row.getColumn("fingerprint", String.class)))
                  .ifPresent(key -> all.put(key, reply(row.getColumn("document", String.class))));
              return all;
            });
  }
}
