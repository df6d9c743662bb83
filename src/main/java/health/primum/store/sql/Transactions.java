package health.primum.store.sql;

import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Carries out tasks in one transaction. Not thread-safe. */
final class Transactions {
  /** What came of it. */
  sealed interface Result {}

  /**
   * All were written.
   *
   * @param lasting whether one of them was paid for, or promises something
   */
  record Written(boolean lasting) implements Result {}

  /** None was: the database, or a task itself, has something against one. */
  record Refused(RuntimeException fault) implements Result {}

  /** None was: there is no database. */
  record Away(RuntimeException fault) implements Result {}

  /** The commit failed: all were written or none. */
  record Unknown(RuntimeException fault) implements Result {}

  private final Jdbi jdbi;
  private final Dialect dialect;
  private final News news;
  private final @Nullable Syncer syncer;

  /**
   * Of a database.
   *
   * @param syncer is told of promises before they can be read; null where a commit waits for the
   *     disk by itself
   */
  Transactions(DataSource connections, Dialect dialect, News news, @Nullable Syncer syncer) {
    this.jdbi = Database.jdbi(connections);
    this.dialect = dialect;
    this.news = news;
    this.syncer = syncer;
  }

  Result run(List<Task<?>> tasks) {
    Handle handle;
    try {
      handle = jdbi.open();
    } catch (JdbiException fault) {
      return new Away(fault);
    }
    try {
      return run(tasks, handle);
    } finally {
      close(handle);
    }
  }

  private Result run(List<Task<?>> tasks, Handle handle) {
    boolean committing = false;
    int promises = 0;
    try {
      handle.begin();
      var writing = new Writing(handle, dialect);
      tasks.forEach(task -> task.run(writing));
      writing.finish();
      promises = announce(tasks);
      committing = true;
      handle.commit();
      if (writing.hasNews()) {
        news.tell();
      }
      return new Written(writing.isLasting());
    } catch (RuntimeException | Error thrown) {
      rollBack(handle);
      if (syncer != null && promises > 0) {
        syncer.withdraw(promises);
      }
      RuntimeException fault = Faults.fault(thrown);
      return committing
          ? new Unknown(fault)
          : Faults.isAway(fault) ? new Away(fault) : new Refused(fault);
    }
  }

  private int announce(List<Task<?>> tasks) {
    int promises = (int) tasks.stream().filter(Task::isAwaitingDisk).count();
    if (syncer != null) {
      syncer.announce(promises);
    }
    return promises;
  }

  private static void close(Handle handle) {
    try {
      handle.close();
    } catch (JdbiException gone) {
      // What was committed stays committed; the pool makes another connection.
    }
  }

  private static void rollBack(Handle handle) {
    try {
      if (handle.isInTransaction()) {
        handle.rollback();
      }
    } catch (JdbiException gone) {
      // With the connection the transaction is gone as well.
    }
  }
}
