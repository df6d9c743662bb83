package health.primum.store.sql;

import health.primum.fault.FaultyInput;
import java.util.Locale;

/** The databases that are known, and where their SQL differs. */
public enum Dialect {
  H2("h2", "text") {
    @Override
    public String json(String parameter) {
      return parameter;
    }

    @Override
    public String changed(String change, String columns) {
      return "select " + columns + " from final table (" + change + ")";
    }
  },
  POSTGRESQL("pg", "jsonb") {
    @Override
    public String json(String parameter) {
      return "cast(" + parameter + " as jsonb)";
    }

    @Override
    public String changed(String change, String columns) {
      return change + " returning " + columns;
    }
  };

  private final String folder;
  private final String jsonType;

  Dialect(String folder, String jsonType) {
    this.folder = folder;
    this.jsonType = jsonType;
  }

  /** Where its own migrations are, e.g. {@code pg}. */
  public String folder() {
    return folder;
  }

  /** The type of a column that holds a document. */
  public String jsonType() {
    return jsonType;
  }

  /** A parameter that is a document. */
  public abstract String json(String parameter);

  /** Inserts or updates, and gives these columns of each row that was written. */
  public abstract String changed(String change, String columns);

  /**
   * Of a JDBC address.
   *
   * @throws FaultyInput when it is of no database that is known
   */
  public static Dialect of(String url) {
    String start = url.toLowerCase(Locale.ROOT);
    if (start.startsWith("jdbc:h2:")) {
      return H2;
    }
    if (start.startsWith("jdbc:postgresql:")) {
      return POSTGRESQL;
    }
    throw new FaultyInput(
        "store.url",
        "names no database that is known",
        "give jdbc:postgresql://host/database, or none for a file of the service's own");
  }
}
