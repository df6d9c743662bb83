package health.primum.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a consult takes when models answer at once: consults one after another, contenders
 * taking turns in short blocks, so that they share the machine's moods.
 */
public final class FanOut {
  private static final int WARM_UP = 4_000;
  private static final int CONSULTS = 2_000;
  private static final int BLOCK = 50;
  private static final int ROUNDS = 3;

  private FanOut() {}

  /**
   * One contender's part of a round.
   *
   * @param nanos of each consult
   */
  private record Lap(long[] nanos, long cpuNanos, int failures) {
    double millis(double share) {
      return Spread.quantile(nanos, share) / 1e6;
    }

    double cpuMillis() {
      return cpuNanos / 1e6 / nanos.length;
    }
  }

  public static void main(String[] args) throws IOException {
    try (var stub = Jvm.stub(0)) {
      var contenders = Contender.all(stub.url(), Contender.PANEL);
      round(contenders, WARM_UP);
      var rounds = new ArrayList<List<Lap>>();
      for (int i = 0; i < ROUNDS; i++) {
        rounds.add(round(contenders, CONSULTS));
      }
      report(contenders, rounds);
    }
  }

  private static List<Lap> round(List<Contender> contenders, int consults) {
    var laps = contenders.stream().map(any -> new ArrayList<Lap>()).toList();
    for (int done = 0; done < consults; done += BLOCK) {
      for (int i = 0; i < contenders.size(); i++) {
        laps.get(i).add(block(contenders.get(i)));
      }
    }
    return laps.stream().map(FanOut::joined).toList();
  }

  private static Lap block(Contender contender) {
    long[] nanos = new long[BLOCK];
    int failures = 0;
    long cpu = Usage.cpuNanos();
    for (int i = 0; i < BLOCK; i++) {
      long start = System.nanoTime();
      failures += contender.consult() ? 0 : 1;
      nanos[i] = System.nanoTime() - start;
    }
    return new Lap(nanos, Usage.cpuNanos() - cpu, failures);
  }

  private static Lap joined(List<Lap> blocks) {
    return new Lap(
        blocks.stream().flatMapToLong(block -> java.util.Arrays.stream(block.nanos())).toArray(),
        blocks.stream().mapToLong(Lap::cpuNanos).sum(),
        blocks.stream().mapToInt(Lap::failures).sum());
  }

  private static void report(List<Contender> contenders, List<List<Lap>> rounds) {
    var table =
        new Table(
            "A. One consult of %d members after another, 0 ms models; %d x %d consults, load %.1f"
                .formatted(Contender.PANEL, ROUNDS, CONSULTS, Usage.load()),
            "p50 ms",
            "p95 ms",
            "p99 ms",
            "CPU ms/consult",
            "failures");
    for (int i = 0; i < contenders.size(); i++) {
      int at = i;
      var laps = rounds.stream().map(round -> round.get(at)).toList();
      table.row(
          contenders.get(i).name(),
          Spread.of(laps, lap -> lap.millis(0.50)).in("%.2f"),
          Spread.of(laps, lap -> lap.millis(0.95)).in("%.2f"),
          Spread.of(laps, lap -> lap.millis(0.99)).in("%.2f"),
          Spread.of(laps, Lap::cpuMillis).in("%.2f"),
          String.valueOf(laps.stream().mapToInt(Lap::failures).sum()));
    }
    overhead(table, rounds, 0.50, 0.95, 0.99);
    for (int i = 1; i < contenders.size(); i++) {
      ratios(table, rounds, i, contenders.get(i).name());
    }
    table.print();
  }

  private static void overhead(Table table, List<List<Lap>> rounds, double... shares) {
    var cells = new ArrayList<String>();
    for (double share : shares) {
      cells.add(
          Spread.of(rounds, r -> r.getFirst().millis(share) - r.get(1).millis(share)).in("%.2f"));
    }
    table.row("Primum minus plain", cells.toArray(String[]::new));
  }

  private static void ratios(Table table, List<List<Lap>> rounds, int other, String name) {
    var cells = new ArrayList<String>();
    for (double share : new double[] {0.50, 0.95, 0.99}) {
      cells.add(
          Spread.of(rounds, r -> r.getFirst().millis(share) / r.get(other).millis(share))
              .in("%.2f"));
    }
    cells.add(
        Spread.of(rounds, r -> r.getFirst().cpuMillis() / r.get(other).cpuMillis()).in("%.2f"));
    table.row("Primum / " + name, cells.toArray(String[]::new));
  }
}
