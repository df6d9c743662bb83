package health.primum.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * A thousand consults of five members in flight while every model takes two seconds, by itself in a
 * JVM: waves first, then as many kept going for a while. Ideal is what the models alone would take.
 */
public final class Endurance {
  private static final int CONSULTS = 1_000;
  private static final int MEMBERS = 5;
  private static final int MODEL_SECONDS = 2;
  private static final int WAVES = 5;
  private static final int BEFORE_SECONDS = 10;
  private static final int SECONDS = 20;
  private static final int ROUNDS = 3;

  private Endurance() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    try (var stub = Jvm.stub(MODEL_SECONDS * 1_000)) {
      Contender contender =
          args[0].equals("primum")
              ? new Primum(stub.url(), MEMBERS)
              : new PlainClient(stub.url(), MEMBERS);
      var waves = new double[WAVES];
      long failures = 0;
      for (int i = 0; i < WAVES; i++) {
        var load = new Load(contender, CONSULTS);
        waves[i] = load.wave();
        failures += load.failures();
      }
      var rounds = new java.util.ArrayList<Load.Figures>();
      for (int i = 0; i < ROUNDS; i++) {
        rounds.add(new Load(contender, CONSULTS).run(SECONDS, BEFORE_SECONDS));
        failures += rounds.getLast().failures();
      }
      report(contender, waves, rounds, failures);
    }
  }

  private static void report(
      Contender contender, double[] waves, java.util.List<Load.Figures> rounds, long failures) {
    double ideal = (double) CONSULTS / MODEL_SECONDS;
    var table =
        new Table(
            "C. %s: %,d consults of %d members in flight, %d s models, heap %d MiB, load %.1f"
                .formatted(
                    contender.name(),
                    CONSULTS,
                    MEMBERS,
                    MODEL_SECONDS,
                    Runtime.getRuntime().maxMemory() >> 20,
                    Usage.load()));
    table.row("first wave, cold", "%.2f s of ideal %d s".formatted(waves[0], MODEL_SECONDS));
    table.row(
        "later waves",
        DoubleStream.of(Arrays.copyOfRange(waves, 1, WAVES))
            .mapToObj("%.2f s"::formatted)
            .collect(Collectors.joining(", ")));
    table.row(
        "sustained, %d x %d s".formatted(ROUNDS, SECONDS),
        Spread.of(rounds, Load.Figures::perSecond).in("%.1f")
            + " consults/s of ideal %.0f".formatted(ideal));
    table.row(
        "short of ideal", Spread.of(rounds, r -> 100 * (1 - r.perSecond() / ideal)).in("%.1f %%"));
    table.row("CPU ms/consult", Spread.of(rounds, Load.Figures::cpuMillis).in("%.2f"));
    table.row("peak resident", Usage.peakResidentMebibytes() + " MiB");
    table.row("failures", String.valueOf(failures));
    table.print();
  }
}
