package health.primum.store.sql;

import health.primum.consult.journal.JournalRefused;
import health.primum.consult.journal.JournalUnavailable;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * A database as whoever reads it sees it, and whoever writes what need not be in line. Each method
 * throws {@link JournalUnavailable} when the database does not answer, {@link JournalRefused} when
 * it answers that it will not. Thread-safe.
 */
public final class Database {
  private final Jdbi jdbi;
  private final Dialect dialect;
  private final News news;

  private final boolean synced;

  /**
   * Opened.
   *
   * @param synced as {@link #changeForGood} needs it
   */
  public Database(DataSource connections, Dialect dialect, News news, boolean synced) {
    this.jdbi = jdbi(connections);
    this.dialect = dialect;
    this.news = news;
    this.synced = synced && dialect == Dialect.H2;
  }

  static Jdbi jdbi(DataSource connections) {
    Jdbi jdbi =
        Jdbi.create(connections)
            .registerArrayType(String.class, "varchar")
            .registerArrayType(Long.class, "bigint");
    // Else a recording of the JVM (JFR) has the values of each statement: the patient's words.
    // These few characters are its opening words; for none it has no room for its dots and fails.
    jdbi.getConfig(SqlStatements.class).setJfrParamMaxLength(5);
    return jdbi;
  }

  public Dialect dialect() {
    return dialect;
  }

  /** One statement, or several that need not agree. */
  public <T> T read(Function<Handle, T> work) {
    try (Handle handle = jdbi.open()) {
      return work.apply(handle);
    } catch (RuntimeException fault) {
      throw Faults.toldOfRow(fault);
    }
  }

  /**
   * Wholly or not at all, on a connection of its own, even where a thread that has one already asks
   * for another.
   */
  public <T> T change(Function<Writing, T> work) {
    try (Handle handle = jdbi.open()) {
      var writing = new Writing(handle, dialect);
      T outcome =
          handle.inTransaction(
              same -> {
                T done = work.apply(writing);
                writing.finish();
                return done;
              });
      if (writing.hasNews()) {
        news.tell();
      }
      return outcome;
    } catch (RuntimeException fault) {
      throw Faults.told(fault);
    }
  }

  /**
   * As {@link #change}, and on the disk when it returns, where the database does not see to that.
   */
  public <T> T changeForGood(Function<Writing, T> work) {
    T outcome = change(work);
    if (synced) {
      read(handle -> handle.execute(Syncer.SYNC));
    }
    return outcome;
  }
}
