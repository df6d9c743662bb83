package health.primum.store.sql;

import health.primum.consult.journal.JournalRefused;
import health.primum.consult.journal.JournalUnavailable;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.DateTimeException;
import java.util.Set;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** What a database's exceptions mean. */
public final class Faults {
  private static final System.Logger LOG = System.getLogger(Faults.class.getName());

  /**
   * Connection lost, out of room, stopped by an operator, system error (SQL standard and PostgreSQL
   * appendix A); H2 gives its own codes where it has no standard one.
   */
  private static final Set<String> AWAY = Set.of("08", "53", "57", "58", "90");

  /**
   * Not its fault who asked: read-only for now as it takes over, rolled back for another's sake, a
   * lock that was not given.
   */
  private static final Set<String> PASSING = Set.of("25006", "55P03", "HYT00");

  private Faults() {}

  /** What a caller of the journal is told: of a database's fault only its kind. */
  public static RuntimeException told(RuntimeException fault) {
    @Nullable SQLException said = said(fault);
    if (said == null) {
      return fault instanceof JdbiException ? new JournalRefused(kind(fault)) : fault;
    }
    return isAway(fault) || isPassing(said)
        ? new JournalUnavailable(said)
        : new JournalRefused(String.valueOf(said.getSQLState()));
  }

  /** The same of what was read: a row that is not what this version writes is refused as well. */
  static RuntimeException toldOfRow(RuntimeException fault) {
    return switch (fault) {
      case IllegalArgumentException faulty -> new JournalRefused(kind(faulty));
      case NullPointerException missing -> new JournalRefused(kind(missing));
      case DateTimeException faulty -> new JournalRefused(kind(faulty));
      default -> told(fault);
    };
  }

  /** Of a commit of which nothing is known: whatever was said, it may have been. */
  static RuntimeException unknown(RuntimeException fault) {
    @Nullable SQLException said = said(fault);
    return new JournalUnavailable(said == null ? fault : said);
  }

  /** An error of the machine as a fault of what met it, said aloud: who met it need not know. */
  static RuntimeException fault(Throwable thrown) {
    if (thrown instanceof RuntimeException fault) {
      return fault;
    }
    LOG.log(System.Logger.Level.ERROR, "an error in the journal: {0}", kind(thrown));
    return new JournalRefused(kind(thrown));
  }

  private static boolean isPassing(SQLException said) {
    @Nullable String state = said.getSQLState();
    return said instanceof SQLTransientException
        || state != null && (state.startsWith("40") || PASSING.contains(state));
  }

  private static String kind(Throwable fault) {
    return fault.getClass().getSimpleName();
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
