package health.primum.store;

import health.primum.consult.journal.CallJournal;
import health.primum.consult.journal.ConsultJournal;
import health.primum.consult.journal.DeadLetters;
import health.primum.consult.journal.Holders;
import health.primum.consult.journal.JournalUnavailable;
import health.primum.consult.journal.Outbox;
import health.primum.consult.journal.Retention;
import health.primum.fault.FaultyInput;
import health.primum.noharm.service.journal.EvaluationJournal;
import health.primum.noharm.service.journal.StepText;
import health.primum.store.evaluations.SqlEvaluationJournal;
import health.primum.store.journal.DeadLetterTable;
import health.primum.store.journal.OwnOutbox;
import health.primum.store.journal.SqlCallJournal;
import health.primum.store.journal.SqlConsultJournal;
import health.primum.store.journal.SqlHolders;
import health.primum.store.journal.SqlOutbox;
import health.primum.store.journal.SqlRetention;
import health.primum.store.sql.Database;
import health.primum.store.sql.Dialect;
import health.primum.store.sql.News;
import health.primum.store.sql.Writer;
import health.primum.store.sql.Writing;
import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.util.UUID;

/** The journal of consults, open. Thread-safe. */
public final class Store implements AutoCloseable {
  private final AgroalDataSource writing;
  private final AgroalDataSource reading;
  private final AgroalDataSource living;
  private final Writer writer;
  private final Database database;
  private final Database signs;
  private final News news = new News();
  private final Outbox outbox;

  /** Something could not be written, and what was since may have changed nothing. */
  private volatile boolean doubtful;

  private Store(
      StoreSettings settings,
      AgroalDataSource writing,
      AgroalDataSource reading,
      AgroalDataSource living) {
    this.writing = writing;
    this.reading = reading;
    this.living = living;
    this.signs = new Database(living, settings.dialect(), news, /* synced= */ false);
    this.database = new Database(reading, settings.dialect(), news, settings.synced());
    this.writer =
        new Writer(
            writing,
            settings.dialect(),
            news,
            Writer.Bounds.USUAL,
            settings.synced() && settings.dialect() == Dialect.H2 ? writing : null);
    this.outbox =
        settings.isExclusive()
            ? new OwnOutbox(writer, database, news)
            : new SqlOutbox(database, news);
  }

  /**
   * Opens the journal, making or renewing its tables.
   *
   * @throws FaultyInput when it cannot be opened as it is configured, e.g. when another process has
   *     the file
   * @throws JournalUnavailable when the database does not answer
   */
  public static Store open(StoreSettings settings) {
    Opening.prepare(settings);
    try {
      // One writes, and one waits for the disk: neither stands in line with those who read.
      AgroalDataSource writing = Pools.open(settings, 2, /* checked= */ false);
      AgroalDataSource reading = Pools.open(settings, settings.connections(), /* checked= */ true);
      var store = new Store(settings, writing, reading, Pools.living(settings));
      if (settings.isExclusive()) {
        store.buryHolders();
      }
      return store;
    } catch (SQLException fault) {
      throw Opening.told(settings, fault);
    }
  }

  /**
   * Whoever held something is dead, for this process has the file: its work need not lie until its
   * lease is over.
   */
  private void buryHolders() {
    database.change(writing -> writing.handle().execute("delete from holder"));
  }

  /** As readers see it. */
  Database database() {
    return database;
  }

  public ConsultJournal consults() {
    return new SqlConsultJournal(writer, database);
  }

  public CallJournal calls() {
    return new SqlCallJournal(writer, database);
  }

  public Holders holders() {
    return new SqlHolders(writer, database, signs);
  }

  public Retention retention() {
    return new SqlRetention(database);
  }

  public Outbox outbox() {
    return outbox;
  }

  /** The same of evaluations, whose steps are kept as this text. */
  public EvaluationJournal evaluations(StepText text) {
    return new SqlEvaluationJournal(writer, database, text);
  }

  public DeadLetters deadLetters() {
    return new DeadLetterTable(database);
  }

  /** Whether there was a database when something was last to be written; does not ask it. */
  public boolean isWell() {
    return writer.isWell();
  }

  /**
   * Asks the database, and after a failure tries to write: so a service that is sent nothing for as
   * long as it is not ready becomes ready again.
   */
  public boolean check() {
    try {
      boolean answers =
          database.read(handle -> handle.createQuery("select 1").mapTo(Integer.class).one()) == 1;
      doubtful |= !writer.isWell();
      if (answers && doubtful) {
        writer.write(Store::tryToWrite);
        doubtful = false;
      }
      return answers && writer.isWell();
    } catch (JournalUnavailable away) {
      return false;
    }
  }

  /** Really: a full disk has nothing against a transaction that changes nothing. */
  private static int tryToWrite(Writing writing) {
    writing.last();
    String nobody = UUID.randomUUID().toString();
    writing
        .handle()
        .execute("insert into holder (name, alive_until) values (?, current_timestamp)", nobody);
    return writing.handle().execute("delete from holder where name = ?", nobody);
  }

  /** Writes what is waiting and lets go of the database. */
  @Override
  public void close() {
    writer.close();
    writing.close();
    reading.close();
    living.close();
  }
}
