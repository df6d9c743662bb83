package health.primum.store.journal;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.Acceptance;
import health.primum.consult.journal.Caller;
import health.primum.consult.journal.Claim;
import health.primum.consult.journal.Consult;
import health.primum.consult.journal.ConsultJournal;
import health.primum.consult.journal.Ending;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.Filter;
import health.primum.consult.journal.JournalRefused;
import health.primum.consult.journal.JournalUnavailable;
import health.primum.consult.journal.Page;
import health.primum.consult.journal.Question;
import health.primum.consult.journal.Repeatable;
import health.primum.consult.journal.State;
import health.primum.store.json.Documents;
import health.primum.store.sql.Cursor;
import health.primum.store.sql.Cut;
import health.primum.store.sql.Database;
import health.primum.store.sql.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Consults in a relational database. */
public final class SqlConsultJournal implements ConsultJournal {
  private final Writer writer;
  private final Database database;

  public SqlConsultJournal(Writer writer, Database database) {
    this.writer = writer;
    this.database = database;
  }

  @Override
  public Acceptance accept(Question question, Optional<Repeatable> repeatable) {
    String document = Documents.of(question.clinicalCase());
    return writer.write(
        writing -> Acceptances.write(writing, question, document, repeatable, /* taker= */ null));
  }

  @Override
  public Acceptance accept(
      Question question, Optional<Repeatable> repeatable, String holder, Consumer<Claim> taken) {
    String document = Documents.of(question.clinicalCase());
    // As whoever goes on with it will read it, so that both ask the models the same.
    var claim = new Claim(question.about(Documents.clinicalCase(document)), Map.of(), 1);
    var taker = new Acceptances.Taker(holder, UUID.randomUUID().toString());
    var told = new AtomicBoolean();
    try {
      Acceptance acceptance =
          writer.write(
              writing -> Acceptances.write(writing, question, document, repeatable, taker),
              written -> {
                if (written instanceof Acceptance.Accepted) {
                  taken.accept(claim);
                  told.set(true);
                }
              });
      if (acceptance instanceof Acceptance.Accepted && !told.get()) {
        giveBack(question.id(), taker);
      }
      return acceptance;
    } catch (JournalUnavailable unknown) {
      if (!told.get()) {
        giveBack(question.id(), taker);
      }
      throw unknown;
    }
  }

  private void giveBack(ConsultId consult, Acceptances.Taker taker) {
    writer.later(writing -> Claims.giveBack(writing, consult, taker.mark()));
  }

  @Override
  public Optional<Question> question(ConsultId consult) {
    return database.read(handle -> Claims.question(handle, consult));
  }

  @Override
  public Optional<Acceptance> repeated(Caller caller, Repeatable repeatable) {
    return database.read(handle -> Acceptances.repeated(handle, caller, repeatable));
  }

  @Override
  public Optional<Claim> claim(ConsultId consult, String holder) {
    String mark = UUID.randomUUID().toString();
    try {
      Optional<Integer> attempt =
          writer.write(writing -> Claims.take(writing, consult, holder, mark));
      return attempt.flatMap(number -> read(consult, holder, number));
    } catch (JournalUnavailable unknown) {
      // It may be held by now, and by one who does not know it.
      writer.later(writing -> Claims.giveBack(writing, consult, mark));
      throw unknown;
    }
  }

  /** Nobody else could read it either: given back, it would be taken again for ever. */
  private Optional<Claim> read(ConsultId consult, String holder, int attempt) {
    try {
      return Optional.of(database.read(handle -> Claims.read(handle, consult, attempt)));
    } catch (JournalRefused unreadable) {
      end(
          consult,
          holder,
          Ending.failed("what was kept of it cannot be read (" + unreadable.kind() + ")"));
      return Optional.empty();
    }
  }

  @Override
  public void happened(Event.Draft event) {
    writer.later(writing -> writing.happened(event));
  }

  @Override
  public boolean end(ConsultId consult, String holder, Ending ending) {
    @Nullable String document = ending.advice() == null ? null : Documents.of(ending.advice());
    return writer.write(writing -> Endings.write(writing, consult, holder, ending, document));
  }

  @Override
  public boolean cancel(ConsultId consult) {
    var ending = new Ending(State.CANCELLED, /* failure= */ null, /* advice= */ null);
    return writer.write(
        writing ->
            Endings.write(writing, consult, /* holder= */ null, ending, /* document= */ null));
  }

  @Override
  public Optional<Consult> find(ConsultId consult) {
    Optional<Consult> found = read(consult);
    if (found.filter(one -> one.state().isFinal()).isPresent()) {
      writer.awaitDisk();
    }
    return found;
  }

  private record Stored(Consult consult, @Nullable String advice) {
    /** A document is long: it is read when nobody waits for the connection any more. */
    Consult read() {
      return advice == null ? consult : consult.with(Documents.advice(advice));
    }
  }

  private Optional<Consult> read(ConsultId consult) {
    return database
        .read(
            handle ->
                handle
                    .createQuery(
                        "select "
                            + Rows.CONSULT
                            + ", a.document as advice from consult c"
                            + " left join advice a on a.consult_id = c.id where c.id = :id")
                    .bind("id", consult.value())
                    .map((row, any) -> new Stored(Rows.consult(row), row.getString("advice")))
                    .findOne())
        .map(Stored::read);
  }

  @Override
  public List<Event> events(ConsultId consult, long after, int most) {
    List<Event> events =
        database.read(
            handle ->
                handle
                    .createQuery(
                        "select consult_id, number, happened_at, kind, data from event"
                            + " where consult_id = :id and number > :after"
                            + " order by number limit :most")
                    .bind("id", consult.value())
                    .bind("after", after)
                    .bind("most", most)
                    .map((row, any) -> Rows.event(row))
                    .list());
    if (events.stream().anyMatch(event -> event.kind() == Event.Kind.DONE)) {
      writer.awaitDisk();
    }
    return events;
  }

  @Override
  public List<ConsultId> ended(List<ConsultId> consults) {
    return database.read(
        handle ->
            handle
                .createQuery("select id from consult where id = any(:ids) and ended_at is not null")
                .bind("ids", consults.stream().map(ConsultId::value).toArray(String[]::new))
                .map((row, any) -> new ConsultId(row.getString("id")))
                .list());
  }

  @Override
  public Page page(Filter filter) {
    Cut.check(filter.most());
    Optional<Cursor> after = filter.cursor().map(Cursor::of);
    Page page = database.read(handle -> Pages.read(handle, filter, after));
    if (page.consults().stream().anyMatch(consult -> consult.state().isFinal())) {
      writer.awaitDisk();
    }
    return page;
  }

  @Override
  public long unfinished() {
    return database.read(
        handle ->
            handle
                .createQuery("select count(*) from consult where ended_at is null")
                .mapTo(Long.class)
                .one());
  }
}
