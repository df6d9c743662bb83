package health.primum.store.evaluations;

import health.primum.consult.journal.Acceptance;
import health.primum.consult.journal.Caller;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.JournalRefused;
import health.primum.consult.journal.JournalUnavailable;
import health.primum.consult.journal.Repeatable;
import health.primum.noharm.service.journal.EvaluationEnding;
import health.primum.noharm.service.journal.EvaluationFilter;
import health.primum.noharm.service.journal.EvaluationId;
import health.primum.noharm.service.journal.EvaluationJob;
import health.primum.noharm.service.journal.EvaluationJournal;
import health.primum.noharm.service.journal.EvaluationPage;
import health.primum.noharm.service.journal.EvaluationStatus;
import health.primum.noharm.service.journal.ItemClaim;
import health.primum.noharm.service.journal.StepText;
import health.primum.noharm.work.Kept;
import health.primum.store.sql.Cursor;
import health.primum.store.sql.Cut;
import health.primum.store.sql.Database;
import health.primum.store.sql.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Evaluations in a relational database. */
public final class SqlEvaluationJournal implements EvaluationJournal {
  private final Writer writer;
  private final Database database;
  private final StepText text;

  public SqlEvaluationJournal(Writer writer, Database database, StepText text) {
    this.writer = writer;
    this.database = database;
    this.text = text;
  }

  @Override
  public Acceptance accept(EvaluationJob job, Optional<Repeatable> repeatable) {
    return writer.write(writing -> EvaluationAcceptances.write(writing, job, repeatable));
  }

  @Override
  public Optional<Acceptance> repeated(Caller caller, Repeatable repeatable) {
    return database.read(handle -> EvaluationAcceptances.repeated(handle, caller, repeatable));
  }

  @Override
  public Optional<ItemClaim> take(EvaluationId evaluation, int number, String holder) {
    String mark = UUID.randomUUID().toString();
    try {
      boolean taken =
          writer.write(writing -> ItemTable.take(writing, evaluation, number, holder, mark));
      return taken ? read(evaluation, number, holder) : Optional.empty();
    } catch (JournalUnavailable unknown) {
      // It may be held by now, and by one who does not know it.
      writer.later(writing -> ItemTable.giveBack(writing, evaluation, number, mark));
      throw unknown;
    }
  }

  /** Nobody else could read it either: given back, it would be taken again for ever. */
  private Optional<ItemClaim> read(EvaluationId evaluation, int number, String holder) {
    try {
      return Optional.of(database.read(handle -> ItemTable.read(handle, evaluation, number, text)));
    } catch (JournalRefused unreadable) {
      end(
          evaluation,
          number,
          holder,
          new EvaluationEnding.Failed(
              "what was kept of it cannot be read (" + unreadable.kind() + ")"));
      return Optional.empty();
    }
  }

  @Override
  public void release(EvaluationId evaluation, int number, String holder) {
    writer.write(writing -> ItemTable.release(writing, evaluation, number, holder));
  }

  @Override
  public boolean keep(EvaluationId evaluation, int number, String holder, Kept step) {
    String document = text.of(step);
    return writer.write(
        writing -> ItemTable.keep(writing, evaluation, number, holder, step, document));
  }

  @Override
  public boolean finish(EvaluationId evaluation, int number, String holder) {
    return writer.write(writing -> ItemTable.finish(writing, evaluation, number, holder));
  }

  @Override
  public boolean end(EvaluationId evaluation, int number, String holder, EvaluationEnding ending) {
    return writer.write(
        writing ->
            ItemTable.isHeld(writing.handle(), evaluation, number, holder)
                && EvaluationEndings.write(writing, evaluation, ending));
  }

  @Override
  public boolean cancel(EvaluationId evaluation) {
    return writer.write(
        writing -> EvaluationEndings.write(writing, evaluation, new EvaluationEnding.Cancelled()));
  }

  @Override
  public boolean reserve(EvaluationId evaluation, String holder, BigDecimal most) {
    return writer.write(writing -> Purses.reserve(writing, evaluation, holder, most));
  }

  @Override
  public void settle(EvaluationId evaluation, String holder, BigDecimal most, BigDecimal cost) {
    writer.write(writing -> Purses.settle(writing, evaluation, holder, most, cost));
  }

  @Override
  public Optional<EvaluationStatus> find(EvaluationId evaluation) {
    Optional<EvaluationStatus> found =
        database.read(
            handle ->
                handle
                    .createQuery(
                        "select " + EvaluationRows.STATUS + " from evaluation where id = :id")
                    .bind("id", evaluation.value())
                    .map((row, any) -> EvaluationRows.status(row))
                    .findOne());
    if (found.filter(one -> one.state().isFinal()).isPresent()) {
      writer.awaitDisk();
    }
    return found;
  }

  @Override
  public EvaluationPage page(EvaluationFilter filter) {
    Cut.check(filter.most());
    Optional<Cursor> after = filter.cursor().map(Cursor::of);
    return database.read(handle -> EvaluationPages.read(handle, filter, after));
  }

  @Override
  public List<Event> events(EvaluationId evaluation, long after, int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select number, happened_at, kind, data from evaluation_event"
                        + " where evaluation_id = :id and number > :after"
                        + " order by number limit :most")
                .bind("id", evaluation.value())
                .bind("after", after)
                .bind("most", most)
                .map((row, any) -> EvaluationRows.event(evaluation, row))
                .list());
  }

  @Override
  public Optional<String> report(EvaluationId evaluation, Part part) {
    Optional<String> report =
        database.read(
            handle ->
                handle
                    .createQuery(
                        "select document from evaluation_report"
                            + " where evaluation_id = :id and part = :part")
                    .bind("id", evaluation.value())
                    .bind("part", part.name())
                    .mapTo(String.class)
                    .findOne());
    writer.awaitDisk();
    return report;
  }

  @Override
  public List<EvaluationId> ended(List<EvaluationId> evaluations) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select id from evaluation where id = any(:ids) and ended_at is not null")
                .bind("ids", evaluations.stream().map(EvaluationId::value).toArray(String[]::new))
                .map((row, any) -> new EvaluationId(row.getString("id")))
                .list());
  }

  @Override
  public long unfinished() {
    return database.read(
        handle ->
            handle
                .createQuery("select count(*) from evaluation where ended_at is null")
                .mapTo(Long.class)
                .one());
  }
}
