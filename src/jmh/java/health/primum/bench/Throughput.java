package health.primum.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How many consults a second are answered while so many go on at once; contenders take turns. */
public final class Throughput {
  private static final int CONCURRENT = 32;
  private static final int WARM_UP_SECONDS = 5;
  private static final int SECONDS = 6;
  private static final int ROUNDS = 3;

  private Throughput() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    try (var stub = Jvm.stub(0)) {
      var contenders = Contender.all(stub.url(), Contender.PANEL);
      for (Contender contender : contenders) {
        new Load(contender, CONCURRENT).run(WARM_UP_SECONDS, 0);
      }
      var rounds = new ArrayList<List<Load.Figures>>();
      for (int i = 0; i < ROUNDS; i++) {
        var round = new ArrayList<Load.Figures>();
        for (Contender contender : contenders) {
          round.add(new Load(contender, CONCURRENT).run(SECONDS, 1));
        }
        rounds.add(round);
      }
      report(contenders, rounds);
    }
  }

  private static void report(List<Contender> contenders, List<List<Load.Figures>> rounds) {
    var table =
        new Table(
            "B. %d consults of %d members at once, 0 ms models; %d x %d s, load %.1f"
                .formatted(CONCURRENT, Contender.PANEL, ROUNDS, SECONDS, Usage.load()),
            "consults/s",
            "Primum's is x times",
            "CPU ms/consult",
            "failures");
    for (int i = 0; i < contenders.size(); i++) {
      int at = i;
      var laps = rounds.stream().map(round -> round.get(at)).toList();
      table.row(
          contenders.get(i).name(),
          Spread.of(laps, Load.Figures::perSecond).in("%.0f"),
          Spread.of(rounds, r -> r.getFirst().perSecond() / r.get(at).perSecond()).in("%.2f"),
          Spread.of(laps, Load.Figures::cpuMillis).in("%.2f"),
          String.valueOf(laps.stream().mapToLong(Load.Figures::failures).sum()));
    }
    table.print();
  }
}
