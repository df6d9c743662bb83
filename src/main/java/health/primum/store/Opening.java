package health.primum.store;

import health.primum.consult.journal.JournalUnavailable;
import health.primum.fault.FaultyInput;
import health.primum.store.sql.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What can go wrong when a journal is opened, said so that it can be mended. */
final class Opening {
  private static final String FILE = "jdbc:h2:file:";
  private static final String URL = "store.url";

  private Opening() {}

  /** Makes the folder and the tables. */
  static void prepare(StoreSettings settings) {
    if (settings.url().startsWith(FILE)) {
      folder(Path.of(settings.url().substring(FILE.length()).split(";", 2)[0]));
    }
    try {
      Schema.migrate(settings);
    } catch (FlywayException fault) {
      @Nullable SQLException said = said(fault);
      if (said != null) {
        throw told(settings, said);
      }
      throw new FaultyInput(
          URL,
          "holds tables that this version does not work with: " + fault.getErrorCode(),
          "use the version that made them or a later one, or an empty database");
    }
  }

  /** Only for whoever the service runs as: patients' words are in it. */
  private static void folder(Path file) {
    @Nullable Path folder = file.getParent();
    if (folder == null || Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.createDirectories(
          folder,
          folder.getFileSystem().supportedFileAttributeViews().contains("posix")
              ? new java.nio.file.attribute.FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
              }
              : new java.nio.file.attribute.FileAttribute<?>[0]);
    } catch (IOException refused) {
      throw new FaultyInput(
          folder.toString(), "cannot be made", "make it, or let the service write beside it");
    }
  }

  static RuntimeException told(StoreSettings settings, SQLException fault) {
    for (@Nullable Throwable at = fault; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql) {
        @Nullable FaultyInput named = named(settings, sql);
        if (named != null) {
          return named;
        }
      }
    }
    return new JournalUnavailable(fault);
  }

  private static @Nullable FaultyInput named(StoreSettings settings, SQLException fault) {
    @Nullable String state = fault.getSQLState();
    if (settings.dialect() == Dialect.H2
        && fault.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
      return new FaultyInput(
          URL,
          "is a file that another process has open",
          "stop that process, or use PostgreSQL where several are to work together");
    }
    if (state != null && (state.startsWith("28") || state.equals("3D000"))) {
      return new FaultyInput(
          URL,
          "the database does not let us in (" + state + ")",
          "check the database's name, the user and the password");
    }
    return null;
  }

  private static @Nullable SQLException said(Throwable fault) {
    for (@Nullable Throwable at = fault; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
