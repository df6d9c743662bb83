package health.primum.store;

import health.primum.fault.FaultyInput;
import health.primum.store.sql.Dialect;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where the journal is.
 *
 * @param url {@code jdbc:postgresql://host/database}, or {@code jdbc:h2:...}
 * @param user of the database; may be empty
 * @param password may be empty
 * @param connections most that this process opens beside the one that writes and the one for signs
 *     of life, 2 to 200
 * @param synced for H2: whether what was promised or paid for is on the disk before anybody hears
 *     of it, and so outlives a power cut as well as the end of the process; PostgreSQL sees to that
 *     by itself
 */
public record StoreSettings(
    String url, String user, String password, int connections, boolean synced) {
  private static final int USUAL = 8;

  public StoreSettings {
    Dialect.of(url);
    if (connections < 2 || connections > 200) {
      throw new FaultyInput(
          "store.connections", connections + " is outside 2 to 200", "give a number in that range");
    }
  }

  /** A file in this folder, which is made when it is missing. */
  public static StoreSettings in(Path folder) {
    return new StoreSettings(
        "jdbc:h2:file:" + folder.toAbsolutePath().normalize().resolve("journal"),
        "primum",
        "",
        USUAL,
        /* synced= */ true);
  }

  /** A database server. */
  public static StoreSettings at(String url, String user, String password) {
    return new StoreSettings(url, user, password, USUAL, /* synced= */ true);
  }

  /** The same, more or less careful. */
  public StoreSettings withSynced(boolean other) {
    return new StoreSettings(url, user, password, connections, other);
  }

  /** Whether no other process can have it open at the same time: H2 locks its file. */
  boolean isExclusive() {
    return url.startsWith("jdbc:h2:file:") && !url.toUpperCase(Locale.ROOT).contains("AUTO_SERVER");
  }

  Dialect dialect() {
    return Dialect.of(url);
  }

  /** Without the password, and without the address, which may hold one. */
  @Override
  public String toString() {
    return "StoreSettings[" + dialect() + "]";
  }
}
