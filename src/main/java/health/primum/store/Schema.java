package health.primum.store;

import health.primum.store.sql.Dialect;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** Brings a database's tables to what this version works with ({@code db/}). */
final class Schema {
  private Schema() {}

  /** On connections of its own, without the pools' impatience: a migration may take long. */
  static void migrate(StoreSettings settings) {
    Dialect dialect = settings.dialect();
    Flyway.configure(Schema.class.getClassLoader())
        .dataSource(Pools.url(settings), settings.user(), settings.password())
        .locations("classpath:db/common", "classpath:db/" + dialect.folder())
        .placeholders(Map.of("json", dialect.jsonType()))
        .load()
        .migrate();
  }
}
