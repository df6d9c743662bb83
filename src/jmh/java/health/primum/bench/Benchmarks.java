package health.primum.bench;

import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks that are named, or all of them, each in a JVM of its own. */
public final class Benchmarks {
  private static final String HEAP = "640m";
  private static final List<String> ALL =
      List.of("fan-out", "throughput", "endurance", "micro", "pool", "guards", "journal");

  private Benchmarks() {}

  public static void main(String[] args) throws Exception {
    List<String> wanted = args[0].equals("all") ? ALL : List.of(args[0].split(","));
    for (String benchmark : wanted) {
      switch (benchmark) {
        case "fan-out" -> Jvm.run(FanOut.class, HEAP);
        case "throughput" -> Jvm.run(Throughput.class, HEAP);
        case "endurance" -> {
          Jvm.run(Endurance.class, HEAP, "primum");
          Jvm.run(Endurance.class, HEAP, "plain");
        }
        case "journal" -> {
          Jvm.run(Journal.class, HEAP, "h2-synced");
          Jvm.run(Journal.class, HEAP, "h2");
          Jvm.run(Journal.class, HEAP, "postgresql");
        }
        case "service" -> {
          Jvm.run(ServiceLoad.class, HEAP);
          Jvm.run(JournalCost.class, HEAP, "0");
          Jvm.run(JournalCost.class, HEAP, "50");
        }
        case "micro" ->
            jmh(
                AnswerBenchmark.class,
                new Table("D. One member's answer without a wire, JMH", "us/op, 99.9 % interval"));
        case "pool" ->
            jmh(
                PoolBenchmark.class,
                new Table("E. Pooling, members x actions, JMH", "ms/op, 99.9 % interval"));
        case "guards" ->
            jmh(
                GuardBenchmark.class,
                new Table("F. The guards on one case and plan, JMH", "us/op, 99.9 % interval"));
        default -> throw new IllegalArgumentException(benchmark + " is none of " + ALL);
      }
    }
  }

  private static void jmh(Class<?> benchmark, Table table) throws RunnerException {
    var options =
        new OptionsBuilder().include(benchmark.getName()).verbosity(VerboseMode.SILENT).build();
    new Runner(options)
        .run()
        .forEach(
            result ->
                table.row(
                    name(result),
                    "%.3f +- %.3f"
                        .formatted(
                            result.getPrimaryResult().getScore(),
                            result.getPrimaryResult().getScoreError())));
    table.print();
  }

  private static String name(RunResult result) {
    String label = result.getPrimaryResult().getLabel();
    String panel = result.getParams().getParam("panel");
    return panel == null ? label : label + " " + panel;
  }
}
