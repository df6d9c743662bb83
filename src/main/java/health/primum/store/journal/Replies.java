package health.primum.store.journal;

import health.primum.agent.AgentId;
import health.primum.agent.AnswerForm;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelReply;
import health.primum.consult.ConsultId;
import health.primum.consult.journal.CallKey;
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

  private static Map<CallKey, ModelReply> read(Query query, List<String> consults) {
    return query
        .bind("consults", consults.toArray(String[]::new))
        .reduceRows(
            new HashMap<>(),
            (all, row) -> {
              all.put(
                  new CallKey(
                      new ConsultId(row.getColumn("consult_id", String.class)),
                      new AgentId(row.getColumn("agent", String.class)),
                      AnswerForm.valueOf(row.getColumn("form", String.class)),
                      new Fingerprint(row.getColumn("fingerprint", String.class))),
                  Documents.reply(row.getColumn("document", String.class)));
              return all;
            });
  }
}
