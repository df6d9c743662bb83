package health.primum.store.sql;

/** Whether the holder of a row will still be there, by the database's clock. */
public final class Living {
  private Living() {}

  /**
   * Nobody living holds a row of this table. A value rather than {@code not exists}: PostgreSQL
   * makes a join of that, and when it had to wait for the row it looks at the row's new holder but
   * not again at the table that was joined, so that two would get the same work.
   */
  public static String isFree(String table) {
    return "coalesce((select h.alive_until from holder h where h.name = "
        + table
        + ".holder) <= current_timestamp, true)";
  }
}
