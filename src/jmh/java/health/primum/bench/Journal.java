package health.primum.bench;

import health.primum.store.Store;
import health.primum.store.StoreSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.commons.io.FileUtils;

/**
 * What the journal adds to a consult of five members, by itself in a JVM: one after another, a
 * thousand in flight whose models take ten seconds, and as many as it can carry.
 */
public final class Journal {
  private static final int WARM_UP = 400;
  private static final int CONSULTS = 500;
  private static final int IN_FLIGHT = 1_000;
  private static final int FLAT_OUT = 200;
  private static final Duration MODEL = Duration.ofSeconds(10);

  private Journal() {}

  /** Times each consult of another. */
  private record Timed(Contender contender, Collection<Long> nanos) implements Contender {
    @Override
    public String name() {
      return contender.name();
    }

    @Override
    public boolean consult() {
      long start = System.nanoTime();
      boolean whole = contender.consult();
      nanos.add(System.nanoTime() - start);
      return whole;
    }

    double millis(double share) {
      return Spread.quantile(nanos.stream().mapToLong(Long::longValue).toArray(), share) / 1e6;
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args[0].equals("postgresql")) {
      // As a server is set out of the box, and these binaries are not: it waits for the disk.
      try (var server =
          EmbeddedPostgres.builder()
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("fsync", "on")
              .start()) {
        measure(
            "PostgreSQL 17",
            StoreSettings.at(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres"));
      }
      return;
    }
    boolean synced = args[0].equals("h2-synced");
    Path folder = Files.createTempDirectory("primum-bench");
    try {
      measure(
          synced ? "H2, synced" : "H2, not synced", StoreSettings.in(folder).withSynced(synced));
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private static void measure(String name, StoreSettings settings)
      throws IOException, InterruptedException {
    var table = new Table("G. The journal on " + name, "p50 ms", "p95 ms", "p99 ms", "");
    try (var consult = new JournalConsult(Store.open(settings), Duration.ZERO)) {
      for (int i = 0; i < WARM_UP; i++) {
        consult.consult();
      }
      alone(table, consult);
      flatOut(table, consult);
    }
    try (var consult = new JournalConsult(Store.open(settings), MODEL)) {
      inFlight(table, consult);
    }
    table.row("load", "%.1f".formatted(Usage.load()));
    table.print();
  }

  private static void alone(Table table, Contender consult) {
    var timed = new Timed(consult, new ConcurrentLinkedQueue<>());
    long cpu = Usage.cpuNanos();
    for (int i = 0; i < CONSULTS; i++) {
      timed.consult();
    }
    row(
        table,
        "one after another",
        timed,
        0,
        "CPU %.1f ms/consult".formatted((Usage.cpuNanos() - cpu) / 1e6 / CONSULTS));
  }

  private static void flatOut(Table table, Contender consult) throws InterruptedException {
    var timed = new Timed(consult, new ConcurrentLinkedQueue<>());
    Load.Figures figures = new Load(timed, FLAT_OUT).run(15, 5);
    row(table, FLAT_OUT + " at once, models of 0 s", timed, 0, rate(figures));
  }

  private static void inFlight(Table table, Contender consult) throws InterruptedException {
    var timed = new Timed(consult, new ConcurrentLinkedQueue<>());
    Load.Figures figures = new Load(timed, IN_FLIGHT).run(30, 15);
    row(
        table,
        "%,d in flight, models of %d s, beyond them".formatted(IN_FLIGHT, MODEL.toSeconds()),
        timed,
        MODEL.toMillis(),
        rate(figures));
  }

  private static String rate(Load.Figures figures) {
    return "%.0f consults/s, CPU %.1f ms/consult, %d failures"
        .formatted(figures.perSecond(), figures.cpuMillis(), figures.failures());
  }

  private static void row(Table table, String name, Timed timed, long less, String more) {
    table.row(
        name,
        "%.1f".formatted(timed.millis(0.50) - less),
        "%.1f".formatted(timed.millis(0.95) - less),
        "%.1f".formatted(timed.millis(0.99) - less),
        more);
  }
}
