package health.primum.bench;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A thousand consults of five members in flight in the packaged service, each written down with all
 * its calls and events in a file, while every model takes two seconds. Ideal is what the models
 * alone would take.
 */
public final class ServiceLoad {
  private static final int CONSULTS = 1_000;
  private static final int MEMBERS = 5;
  private static final int MODEL_SECONDS = 2;
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

  private final AtomicLong done = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile boolean over;

  private ServiceLoad() {}

  public static void main(String[] args) throws Exception {
    new ServiceLoad().measure();
  }

  private void measure() throws IOException, InterruptedException, SQLException {
    try (var stub = Jvm.stub(String.valueOf(MODEL_SECONDS * 1_000), "short");
        var service = new PackagedService(stub.url(), MEMBERS)) {
      var askers = new ArrayList<Thread>();
      for (int i = 0; i < CONSULTS; i++) {
        askers.add(Thread.startVirtualThread(() -> ask(service)));
      }
      Thread.sleep(BEFORE_SECONDS * 1_000L);
      long already = done.get();
      long cpu = service.cpu().toMillis();
      long start = System.nanoTime();
      Thread.sleep(SECONDS * 1_000L);
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
      report(consults / seconds, cpuMillis, resident, load, incomplete(service));
    }
  }

  private void ask(PackagedService service) {
    try {
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

  private void report(
      double perSecond, double cpuMillis, long resident, double load, long[] incomplete) {
    double ideal = (double) CONSULTS / MODEL_SECONDS;
    var table =
        new Table(
            "G. The service, %,d journalled consults of %d members in flight, %d s models, load %.1f"
                .formatted(CONSULTS, MEMBERS, MODEL_SECONDS, load));
    table.row(
        "sustained, %d s".formatted(SECONDS),
        "%.1f consults/s of ideal %.0f".formatted(perSecond, ideal));
    table.row("CPU ms/consult", "%.2f".formatted(cpuMillis));
    table.row("peak resident", resident + " MiB");
    table.row("refused or without a plan", "%d beside %d".formatted(failures.get(), done.get()));
    table.row("consults with an event missing", "%d of %d".formatted(incomplete[0], incomplete[1]));
    table.print();
  }
}
