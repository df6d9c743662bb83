package health.primum.store.journal;

import health.primum.agent.AgentId;
import health.primum.agent.AnswerForm;
import health.primum.agent.Fingerprint;
import health.primum.consult.ConsultId;
import health.primum.consult.journal.Asked;
import health.primum.consult.journal.CallKey;
import health.primum.consult.journal.MemberCall;
import health.primum.consult.journal.Message.Channel;
import health.primum.store.json.CleanText;
import health.primum.store.sql.Living;
import health.primum.store.sql.Times;
import health.primum.store.sql.Writing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Writes calls of models, each known by consult, agent, form and fingerprint. */
final class Calls {
  static final String KEY =
      " consult_id = :consult and agent = :agent and form = :form and fingerprint = :fingerprint";

  private static final String INSERT =
      "insert into member_call (consult_id, agent, form, fingerprint, content, items, trial,"
          + " deadline_at, sent_at, holder, take_mark)"
          + " select c.id, :agent, :form, :fingerprint, :content, :items, :trial,"
          + " :deadline, current_timestamp, :holder, :mark"
          + " from consult c where c.id = :consult and c.ended_at is null"
          + " on conflict do nothing";

  /** What is the case with a call that is there already. */
  private enum Standing {
    FREE,
    HELD,
    ANSWERED
  }

  private Calls() {}

  /** Of a message; empty when it is of no call. */
  static Optional<CallKey> key(ConsultId consult, String word) {
    String[] parts = word.split("\\.", -1);
    if (parts.length != 3
        || Arrays.stream(AnswerForm.values()).noneMatch(form -> form.name().equals(parts[1]))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new CallKey(
              consult,
              new AgentId(parts[0]),
              AnswerForm.valueOf(parts[1]),
              new Fingerprint(parts[2])));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** Always true: there is nothing to tell. */
  static boolean ask(Writing writing, MemberCall call) {
    if (insert(writing, call, /* holder= */ null, /* mark= */ null)) {
      writing.send(Channel.AGENT_TASKS, call.key().consult(), call.key().word());
    } else {
      standing(writing.handle(), call.key()).ifPresent(now -> again(writing, call, now));
    }
    return true;
  }

  /** Whether the holder has it now. */
  static boolean askAndTake(Writing writing, MemberCall call, String holder, String mark) {
    if (insert(writing, call, holder, mark) || take(writing, call.key(), holder, mark)) {
      return true;
    }
    if (isTaken(writing.handle(), call.key(), mark)) {
      return true;
    }
    standing(writing.handle(), call.key())
        .filter(now -> now == Standing.ANSWERED)
        .ifPresent(now -> again(writing, call, now));
    return false;
  }

  /** By the very asking that is now tried again. */
  private static boolean isTaken(Handle handle, CallKey key, String mark) {
    return with(
            handle.createQuery("select 1 from member_call where" + KEY + " and take_mark = :mark"),
            key)
        .bind("mark", mark)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** False when it is there already, or its consult is not open. */
  private static boolean insert(
      Writing writing, MemberCall call, @Nullable String holder, @Nullable String mark) {
    int written =
        with(writing.handle().createUpdate(INSERT), call)
            .bind("holder", holder)
            .bind("mark", mark)
            .execute();
    if (written == 0) {
      return false;
    }
    prompt(writing, call);
    return true;
  }

  static void prompt(Writing writing, MemberCall call) {
    with(
            writing
                .handle()
                .createUpdate(
                    "insert into member_prompt (call_id, instructions, message)"
                        + " select id, :system, :user from member_call where"
                        + KEY),
            call.key())
        .bind("system", CleanText.clean(call.system()))
        .bind("user", CleanText.clean(call.user()))
        .execute();
  }

  private static void again(Writing writing, MemberCall call, Standing standing) {
    CallKey key = call.key();
    switch (standing) {
      case HELD -> {}
      case ANSWERED -> writing.send(Channel.AGENT_RESULTS, key.consult(), key.word());
      case FREE -> {
        with(
                writing
                    .handle()
                    .createUpdate(
                        "update member_call set sent_at = current_timestamp,"
                            + " deadline_at = :deadline where"
                            + KEY),
                key)
            .bind("deadline", Times.stored(call.deadlineAt()))
            .execute();
        writing.send(Channel.AGENT_TASKS, key.consult(), key.word());
      }
    }
  }

  /** Empty when there is no such call, or its consult ended. */
  private static Optional<Standing> standing(Handle handle, CallKey key) {
    return with(
            handle.createQuery(
                "select case when answered_at is not null then 'ANSWERED' when "
                    + Living.isFree("member_call")
                    + " then 'FREE' else 'HELD' end as standing from member_call where"
                    + KEY
                    + " and "
                    + open()),
            key)
        .map((row, any) -> Standing.valueOf(row.getString("standing")))
        .findOne();
  }

  /** Gives a call to a holder; false when it cannot be. */
  static boolean take(Writing writing, CallKey key, String holder, String mark) {
    return with(
                writing
                    .handle()
                    .createUpdate(
                        "update member_call set holder = :holder, take_mark = :mark where"
                            + KEY
                            + " and answered_at is null and "
                            + open()
                            + " and "
                            + Living.isFree("member_call")),
                key)
            .bind("holder", holder)
            .bind("mark", mark)
            .execute()
        > 0;
  }

  /** Undoes one taking, if it ever came about. */
  static void giveBack(Writing writing, CallKey key, String mark) {
    giveBack(writing, key, "take_mark", mark);
  }

  /** Undoes whatever taking a holder has it by. */
  static void giveUp(Writing writing, ConsultId consult, String word, String holder) {
    key(consult, word).ifPresent(key -> giveBack(writing, key, "holder", holder));
  }

  private static void giveBack(Writing writing, CallKey key, String column, String value) {
    int held =
        with(
                writing
                    .handle()
                    .createUpdate(
                        "update member_call set holder = null, take_mark = null,"
                            + " sent_at = current_timestamp where"
                            + KEY
                            + " and answered_at is null and "
                            + column
                            + " = :value"),
                key)
            .bind("value", value)
            .execute();
    if (held > 0) {
      writing.send(Channel.AGENT_TASKS, key.consult(), key.word());
    }
  }

  static Optional<Asked> read(Handle handle, CallKey key) {
    return with(
            handle.createQuery(
                "select "
                    + Rows.QUESTION
                    + ", m.content, m.items, m.trial, m.deadline_at as late_at,"
                    + " w.instructions, w.message from member_call m"
                    + " join member_prompt w on w.call_id = m.id"
                    + " join consult c on c.id = m.consult_id"
                    + " join clinical_case p on p.consult_id = m.consult_id"
                    + " where m.consult_id = :consult and m.agent = :agent"
                    + " and m.form = :form and m.fingerprint = :fingerprint"),
            key)
        .map((row, any) -> new Asked(Rows.question(row), call(row, key)))
        .findOne();
  }

  private static MemberCall call(ResultSet row, CallKey key) throws SQLException {
    return new MemberCall(
        key,
        row.getInt("items"),
        row.getString("instructions"),
        row.getString("message"),
        new Fingerprint(row.getString("content")),
        row.getInt("trial"),
        Times.read(row, "late_at"));
  }

  private static String open() {
    return "(select c.ended_at from consult c where c.id = member_call.consult_id) is null";
  }

  static <S extends SqlStatement<S>> S with(S statement, MemberCall call) {
    return with(statement, call.key())
        .bind("content", call.content().sha256())
        .bind("items", call.items())
        .bind("trial", call.trial())
        .bind("deadline", Times.stored(call.deadlineAt()));
  }

  static <S extends SqlStatement<S>> S with(S statement, CallKey key) {
    return statement
        .bind("consult", key.consult().value())
        .bind("agent", key.agent().value())
        .bind("form", key.form().name())
        .bind("fingerprint", key.content().sha256());
  }
}
