package health.primum.bench;

import java.io.IOException;

/**
 * What writing a consult down costs, one at a time in the packaged service: the same consult with
 * and without a journal in turns, models that answer at once or after so many milliseconds.
 */
public final class JournalCost {
  private static final int MEMBERS = 5;
  private static final int WARM_UP = 1_500;
  private static final int ROUNDS = 400;

  private JournalCost() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    String millis = args.length > 0 ? args[0] : "0";
    try (var stub = Jvm.stub(millis, "short");
        var service = new PackagedService(stub.url(), MEMBERS)) {
      var written = new long[ROUNDS];
      var direct = new long[ROUNDS];
      for (int i = -WARM_UP; i < ROUNDS; i++) {
        long one = nanos(service, /* written= */ true);
        long other = nanos(service, /* written= */ false);
        if (i >= 0) {
          written[i] = one;
          direct[i] = other;
        }
      }
      report(millis, written, direct);
    }
  }

  private static long nanos(PackagedService service, boolean written)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    if (!service.consult(MEMBERS, written)) {
      throw new IOException("a consult was not answered");
    }
    return System.nanoTime() - start;
  }

  private static void report(String millis, long[] written, long[] direct) {
    var table =
        new Table(
            "H. The service, one consult of %d members at a time, models of %s ms; %d each, load %.1f"
                .formatted(MEMBERS, millis, ROUNDS, Usage.load()),
            "p50 ms",
            "p99 ms");
    row(table, "retention zero", direct);
    row(table, "journalled", written);
    table.row("more for the journal", more(written, direct, 0.5), more(written, direct, 0.99));
    table.print();
  }

  private static void row(Table table, String name, long[] nanos) {
    table.row(
        name,
        "%.1f".formatted(Spread.quantile(nanos, 0.5) / 1e6),
        "%.1f".formatted(Spread.quantile(nanos, 0.99) / 1e6));
  }

  private static String more(long[] written, long[] direct, double share) {
    return "%.1f"
        .formatted((Spread.quantile(written, share) - Spread.quantile(direct, share)) / 1e6);
  }
}
