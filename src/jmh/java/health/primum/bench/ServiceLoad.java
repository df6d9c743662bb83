package health.primum.bench;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Consults of five members in flight in the packaged service, each written down with all its calls
 * and events in a file, while every model takes some seconds. Ideal is what the models alone would
 * take. A thousand with models of two seconds ask for more than two cores give; the other settings
 * tell how many, or how slow the models, that would be.
 */
public final class ServiceLoad {
  private static final int MEMBERS = 5;
  private static final int BEFORE_SECONDS = 60;
  private static final int SECONDS = 40;
  private static final int PAUSE_MILLIS = 1_000;

  /** Events of a consult: accepted, started, two for each member, pooled, decided, done. */
  private static final int EVENTS = 2 * MEMBERS + 5;

  private static final String LOST =
      "select count(*) from consult c where c.state <> 'ADVISED' or c.last_event <> %d"
          + " or (select count(*) from event e where e.consult_id = c.id) <> %d"
          + " or (select max(e.number) from event e where e.consult_id = c.id) <> %d"
          + " or not exists (select 1 from event e where e.consult_id = c.id and e.number = %d"
          + " and e.kind = 'DONE')";

  /** So many in flight, with models that take so long. */
  private record Setting(int consults, int modelSeconds) {
    double ideal() {
      return (double) consults / modelSeconds;
    }
  }

  private static final List<Setting> SETTINGS =
      List.of(
          new Setting(1_000, 2),
          new Setting(300, 2),
          new Setting(150, 2),
          new Setting(1_000, 10),
          new Setting(1_000, 20));

  private final Setting setting;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile boolean over;

  private ServiceLoad(Setting setting) {
    this.setting = setting;
  }

  /**
   * Prints a table.
   *
   * @param args none, or which settings, each as consults in flight x seconds: {@code 1000x2}
   */
  public static void main(String[] args) throws Exception {
    var table =
        new Table(
            "G. The service, journalled consults of %d members in flight, at least %d s each"
                .formatted(MEMBERS, SECONDS),
            "consults/s",
            "of ideal",
            "CPU ms",
            "MiB at most",
            "refused",
            "event missing",
            "load");
    List<String> wanted = List.of(args);
    for (Setting setting : SETTINGS) {
      if (wanted.isEmpty() || wanted.contains(setting.consults + "x" + setting.modelSeconds)) {
        new ServiceLoad(setting).measure(table);
      }
    }
    table.print();
  }

  private void measure(Table table) throws IOException, InterruptedException, SQLException {
    try (var stub = Jvm.stub(String.valueOf(setting.modelSeconds * 1_000), "short");
        var service = new PackagedService(stub.url(), MEMBERS)) {
      var askers = new ArrayList<Thread>();
      for (int i = 0; i < setting.consults; i++) {
        int asker = i;
        askers.add(Thread.startVirtualThread(() -> ask(service, asker)));
      }
      Thread.sleep(BEFORE_SECONDS * 1_000L);
      long already = done.get();
      long cpu = service.cpu().toMillis();
      long start = System.nanoTime();
      Thread.sleep(Math.max(SECONDS, 3 * setting.modelSeconds) * 1_000L);
      long consults = done.get() - already;
      double seconds = (System.nanoTime() - start) / 1e9;
      double cpuMillis = (double) (service.cpu().toMillis() - cpu) / Math.max(1, consults);
      double load = Usage.load();
      over = true;
      for (Thread asker : askers) {
        asker.join();
      }
      long resident = service.peakResidentMebibytes();
      service.stop();
      long[] missing = incomplete(service);
      table.row(
          "%,d, models of %d s".formatted(setting.consults, setting.modelSeconds),
          "%.1f".formatted(consults / seconds),
          "%.0f (%.0f %%)".formatted(setting.ideal(), 100 * consults / seconds / setting.ideal()),
          "%.1f".formatted(cpuMillis),
          String.valueOf(resident),
          "%d of %d".formatted(failures.get(), failures.get() + done.get()),
          "%d of %d".formatted(missing[0], missing[1]),
          "%.1f".formatted(load));
    }
  }

  /** They begin one after the other in the time that a model takes, as a steady flow comes. */
  private void ask(PackagedService service, int asker) {
    try {
      Thread.sleep(1_000L * setting.modelSeconds * asker / setting.consults);
      while (!over) {
        if (service.consult(MEMBERS, /* written= */ true)) {
          done.incrementAndGet();
        } else {
          failures.incrementAndGet();
          // As a client does that is told to come back later.
          Thread.sleep(PAUSE_MILLIS);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Consults without their plan or with an event missing, and consults in all. */
  private static long[] incomplete(PackagedService service) throws SQLException {
    try (var connection = DriverManager.getConnection(service.journal(), "primum", "");
        var statement = connection.createStatement()) {
      var figures = new long[2];
      String[] queries = {
        LOST.formatted(EVENTS, EVENTS, EVENTS, EVENTS), "select count(*) from consult"
      };
      for (int i = 0; i < queries.length; i++) {
        try (var row = statement.executeQuery(queries[i])) {
          row.next();
          figures[i] = row.getLong(1);
        }
      }
      return figures;
    }
  }
}
