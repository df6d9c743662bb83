package health.primum.store.journal;

/** Whether the holder of a row will still be there, by the database's clock. */
final class Living {
  private Living() {}

  /** Nobody living holds a row of this table. */
  static String isFree(String table) {
    return "not exists (select 1 from holder h where h.name = "
        + table
        + ".holder and h.alive_until > current_timestamp)";
  }
}
