package health.primum.store.journal;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.DeadLetter;
import health.primum.consult.journal.DeadLetters;
import health.primum.consult.journal.Message;
import health.primum.consult.journal.Message.Channel;
import health.primum.store.sql.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Dead letters in a table; requeued ones go into the outbox beside it. */
public final class DeadLetterTable implements DeadLetters {
  private static final String COUNTED =
      "update dead_letter set times = times + 1, detail = :detail, last_at = :last"
          + " where channel = :channel and consult_id = :consult and subject = :subject"
          + " and reason = :reason";

  /** Of two processes that give up the same for the first time at once, one is not counted. */
  private static final String WRITTEN =
      "insert into dead_letter (channel, consult_id, subject, reason, detail, first_at, last_at)"
          + " values (:channel, :consult, :subject, :reason, :detail, :first, :last)"
          + " on conflict do nothing";

  private static final String CHOSEN =
      " where (cast(:channel as varchar(30)) is null or channel = :channel)"
          + " and (cast(:id as varchar(30)) is null or cast(id as varchar(30)) = :id)";

  private final Database database;

  public DeadLetterTable(Database database) {
    this.database = database;
  }

  @Override
  public void bury(DeadLetter letter) {
    database.change(
        writing -> {
          Handle handle = writing.handle();
          return bound(handle.createUpdate(COUNTED), letter).execute() > 0
              ? 0
              : bound(handle.createUpdate(WRITTEN), letter)
                  .bind("first", at(letter.firstAt()))
                  .execute();
        });
  }

  private static <S extends SqlStatement<S>> S bound(S statement, DeadLetter letter) {
    return statement
        .bind("channel", letter.message().channel().name())
        .bind("consult", letter.message().consult())
        .bind("subject", letter.message().subject())
        .bind("reason", letter.reason().name())
        .bind("detail", letter.detail())
        .bind("last", at(letter.lastAt()));
  }

  @Override
  public List<DeadLetter> list(Choice choice, int most) {
    return database.read(
        handle ->
            chosen(
                    handle.createQuery(
                        "select * from dead_letter"
                            + CHOSEN
                            + " order by last_at desc, id desc limit :most"),
                    choice)
                .bind("most", most)
                .map((row, any) -> letter(row))
                .list());
  }

  private static <S extends SqlStatement<S>> S chosen(S statement, Choice choice) {
    return statement
        .bind("channel", choice.channel().map(Channel::name).orElse(null))
        .bind("id", choice.id().orElse(null));
  }

  @Override
  public int requeue(Choice choice) {
    return database.change(
        writing -> {
          Handle handle = writing.handle();
          List<DeadLetter> letters =
              chosen(
                      handle.createQuery(
                          "select * from dead_letter"
                              + CHOSEN
                              + " and consult_id <> '' order by id for update"),
                      choice)
                  .map((row, any) -> letter(row))
                  .list();
          for (DeadLetter letter : letters) {
            Message message = letter.message();
            handle.execute("delete from dead_letter where id = ?", Long.valueOf(letter.id()));
            writing.send(message.channel(), new ConsultId(message.consult()), message.subject());
          }
          return letters.size();
        });
  }

  @Override
  public int drop(Choice choice) {
    return database.change(
        writing ->
            chosen(writing.handle().createUpdate("delete from dead_letter" + CHOSEN), choice)
                .execute());
  }

  private static DeadLetter letter(ResultSet row) throws SQLException {
    return new DeadLetter(
        row.getString("id"),
        new Message(
            Channel.valueOf(row.getString("channel")),
            row.getString("consult_id"),
            row.getString("subject")),
        DeadLetter.Reason.valueOf(row.getString("reason")),
        row.getString("detail"),
        row.getInt("times"),
        row.getObject("first_at", OffsetDateTime.class).toInstant(),
        row.getObject("last_at", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
