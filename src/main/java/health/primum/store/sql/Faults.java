package health.primum.store.sql;

import health.primum.consult.journal.JournalUnavailable;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.util.Set;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** What a database's exceptions mean. */
public final class Faults {
  /**
   * Connection lost, out of room, stopped by an operator, system error (SQL standard and PostgreSQL
   * appendix A); H2 gives its own codes where it has no standard one.
   */
  private static final Set<String> AWAY = Set.of("08", "53", "57", "58", "90");

  private Faults() {}

  /** What a caller of the journal is told: of a database's fault only its kind. */
  public static RuntimeException told(RuntimeException fault) {
    @Nullable SQLException said = said(fault);
    if (said != null) {
      return new JournalUnavailable(said);
    }
    return fault instanceof JdbiException ? new JournalUnavailable(fault) : fault;
  }

  /** Whether the database is away, so that asking it something else would fail as well. */
  public static boolean isAway(RuntimeException fault) {
    if (fault instanceof ConnectionException) {
      return true;
    }
    @Nullable SQLException said = said(fault);
    return said != null && isAway(said);
  }

  /** As the other; the connection is then of no more use. */
  public static boolean isAway(SQLException fault) {
    @Nullable String state = fault.getSQLState();
    return state == null
        || state.length() != 5
        || AWAY.contains(state.substring(0, 2))
        || isOfTheFile(fault)
        || fault instanceof SQLRecoverableException
        || fault instanceof SQLNonTransientConnectionException;
  }

  /** What H2 says of a write that failed is a general error; only its next statement says more. */
  private static boolean isOfTheFile(SQLException fault) {
    for (Throwable at : fault) {
      if (at instanceof MVStoreException) {
        return true;
      }
    }
    return false;
  }

  /** In a word for a log: a database's own message may quote a patient. */
  public static String brief(RuntimeException fault) {
    @Nullable SQLException said = said(fault);
    return said == null
        ? fault.getClass().getSimpleName()
        : said.getClass().getSimpleName() + " " + said.getSQLState() + ofTheSystem(said);
  }

  /** What the operating system said, e.g. that the disk is full: no patient is in that. */
  private static String ofTheSystem(SQLException said) {
    for (Throwable at : said) {
      if (at instanceof IOException system) {
        return " (" + system.getMessage() + ")";
      }
    }
    return "";
  }

  private static @Nullable SQLException said(Throwable fault) {
    for (Throwable at = fault; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
