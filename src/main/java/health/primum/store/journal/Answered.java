package health.primum.store.journal;

import health.primum.consult.journal.CallKey;
import health.primum.consult.journal.MemberCall;
import health.primum.store.sql.Writing;

/** Writes what came of calls, each known as {@link Calls} knows them. */
final class Answered {
  /** Also of a consult that was called off: it was paid for. */
  private static final String INSERT_ANSWERED =
      "insert into member_call (consult_id, agent, form, fingerprint, content, items, trial,"
          + " deadline_at, sent_at, answered_at)"
          + " select c.id, :agent, :form, :fingerprint, :content, :items, :trial,"
          + " :deadline, current_timestamp, current_timestamp"
          + " from consult c where c.id = :consult"
          + " on conflict do nothing";

  private Answered() {}

  /** Writes the call as well if it is not there; false when it has its reply. */
  static boolean keep(Writing writing, MemberCall call, String document) {
    if (Calls.with(writing.handle().createUpdate(INSERT_ANSWERED), call).execute() == 0) {
      return keep(writing, call.key(), document);
    }
    Calls.prompt(writing, call);
    reply(writing, call.key(), document);
    return true;
  }

  /** False when there is no such call, or it has its reply. */
  static boolean keep(Writing writing, CallKey key, String document) {
    int first =
        Calls.with(
                writing
                    .handle()
                    .createUpdate(
                        "update member_call set answered_at = current_timestamp, holder = null,"
                            + " take_mark = null where"
                            + Calls.KEY
                            + " and answered_at is null"),
                key)
            .execute();
    if (first == 0) {
      return false;
    }
    reply(writing, key, document);
    return true;
  }

  private static void reply(Writing writing, CallKey key, String document) {
    writing.last();
    Calls.with(
            writing
                .handle()
                .createUpdate(
                    "insert into member_reply (call_id, document) select id, "
                        + writing.dialect().json(":document")
                        + " from member_call where"
                        + Calls.KEY),
            key)
        .bind("document", document)
        .execute();
  }
}
