package health.primum.noharm.explore.ensemble;

import health.primum.noharm.explore.measure.Counts;
import health.primum.noharm.explore.measure.Estimate;
import health.primum.noharm.explore.measure.Measure;
import health.primum.noharm.explore.measure.Samples;
import health.primum.noharm.explore.measure.Scorer;
import health.primum.noharm.explore.table.VoteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Measures every subset under every rule, on all processors; the outcome does not depend on them.
 */
final class Grid {
  private final VoteTable table;
  private final VoteCounter votes;
  private final Scorer scorer;
  private final Samples samples;
  private final Spec spec;
  private final double[][] solo;

  Grid(VoteTable table, Spec spec, Samples samples) {
    this.table = table;
    this.spec = spec;
    this.samples = samples;
    this.votes = new VoteCounter(table, spec.partial());
    this.scorer = new Scorer(table.layout(), spec.safety(), spec.missing());
    this.solo = new double[table.members().size()][];
  }

  /** An ensemble to measure. */
  record Cell(int[] members, Threshold rule) {}

  /**
   * Measured ensembles.
   *
   * @param cells in the order of {@code ensembles}
   * @param without the compared figure with each fold left out, [ensemble][fold]
   */
  record Measured(List<Cell> cells, List<Ensemble> ensembles, double[][] without) {}

  Measured measure(List<int[]> subsets) {
    int singles = table.members().size();
    List<List<Cell>> cells = subsets.stream().map(this::cells).toList();
    List<List<Ensemble>> rows = new ArrayList<>();
    List<double[][]> without = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      rows.add(new ArrayList<>());
      without.add(new double[cells.get(i).size()][]);
    }
    BiConsumer<Bench, Integer> one =
        (bench, i) -> measure(bench, cells.get(i), rows.get(i), without.get(i));
    // Members first: ensembles are compared with them.
    eachOf(0, singles, one);
    eachOf(singles, subsets.size(), one);
    return new Measured(
        cells.stream().flatMap(List::stream).toList(),
        rows.stream().flatMap(List::stream).toList(),
        without.stream().flatMap(java.util.Arrays::stream).toArray(double[][]::new));
  }

  private List<Cell> cells(int[] subset) {
    return Threshold.of(subset.length, spec.rules(), votes.isComplete()).stream()
        .map(rule -> new Cell(subset, rule))
        .toList();
  }

  private void eachOf(int from, int to, BiConsumer<Bench, Integer> work) {
    var next = new AtomicInteger(from);
    IntStream.range(0, Runtime.getRuntime().availableProcessors())
        .parallel()
        .forEach(
            any -> {
              var bench = new Bench(votes, scorer, samples);
              for (int i = next.getAndIncrement(); i < to; i = next.getAndIncrement()) {
                work.accept(bench, i);
              }
            });
  }

  /** Rules that decide alike are measured once. */
  private void measure(Bench bench, List<Cell> cells, List<Ensemble> rows, double[][] without) {
    int[] members = cells.getFirst().members();
    List<List<Counts>> counts = bench.counts(members, cells.stream().map(Cell::rule).toList());
    for (int i = 0; i < cells.size(); i++) {
      Threshold rule = cells.get(i).rule();
      int same = 0;
      while (!cells.get(same).rule().decidesAs(rule, votes.isComplete())) {
        same++;
      }
      if (same < i) {
        Ensemble alike = rows.get(same);
        rows.add(
            new Ensemble(
                alike.members(),
                rule.label(),
                alike.figures(),
                alike.harmless(),
                alike.unanswered(),
                alike.contest()));
        without[i] = without[same];
        continue;
      }
      double[][] metrics = bench.metrics(counts.get(i));
      double[] compared = metrics[spec.measure().ordinal()];
      if (members.length == 1) {
        solo[members[0]] = compared.clone();
      }
      rows.add(row(bench, members, rule, counts.get(i), metrics));
      without[i] = java.util.Arrays.copyOfRange(compared, 1, 1 + samples.folds());
    }
  }

  private Ensemble row(
      Bench bench, int[] members, Threshold rule, List<Counts> runs, double[][] metrics) {
    var figures = new ArrayList<Estimate>();
    for (double[] metric : metrics) {
      figures.add(
          bench.quantiles().interval(metric[0], metric, samples.firstResample(), metric.length));
    }
    return new Ensemble(
        IntStream.of(members).mapToObj(m -> table.members().get(m)).toList(),
        rule.label(),
        figures,
        (int) runs.stream().filter(Counts::isWithoutSevereHarm).count(),
        runs.stream().mapToInt(Counts::unanswered).sum(),
        members.length == 1 ? null : contest(bench, members, metrics[spec.measure().ordinal()]));
  }

  private Contest contest(Bench bench, int[] members, double[] team) {
    int sign = spec.measure().isHigherBetter() ? 1 : -1;
    double[][] own = IntStream.of(members).mapToObj(m -> solo[m]).toArray(double[][]::new);
    int best = 0;
    for (int i = 1; i < own.length; i++) {
      if (sign * own[i][0] > sign * own[best][0] || Double.isNaN(own[best][0])) {
        best = i;
      }
    }
    return new Contest(
        table.members().get(members[best]),
        difference(bench, team, own[best]),
        Contest.verdict(team, own, sign, samples.firstResample()));
  }

  private Estimate difference(Bench bench, double[] one, double[] other) {
    double[] difference = new double[one.length];
    for (int i = 0; i < one.length; i++) {
      difference[i] = one[i] - other[i];
    }
    return bench
        .quantiles()
        .interval(difference[0], difference, samples.firstResample(), difference.length);
  }

  /** The full team and the team without each member, on the same resamples. */
  List<Estimate> leftOut(Threshold full, Threshold lacking) {
    var bench = new Bench(votes, scorer, samples);
    int all = table.members().size();
    double[] team = harm(bench, IntStream.range(0, all).toArray(), full);
    var differences = new ArrayList<Estimate>();
    for (int m = 0; m < all; m++) {
      int without = m;
      int[] rest = IntStream.range(0, all).filter(i -> i != without).toArray();
      differences.add(difference(bench, team, harm(bench, rest, lacking)));
    }
    return differences;
  }

  private double[] harm(Bench bench, int[] members, Threshold rule) {
    List<Counts> runs = bench.counts(members, List.of(rule)).getFirst();
    return bench.metrics(runs)[Measure.HARM.ordinal()].clone();
  }

  /**
   * Ensembles picked without each fold, counted on that fold alone, against members picked in the
   * same way.
   *
   * @param teams the ensemble picked without each fold
   * @param members the member picked without each fold
   */
  Estimate pickedDifference(List<Cell> teams, List<Cell> members) {
    var bench = new Bench(votes, scorer, samples);
    double[] team = composed(bench, teams);
    return difference(bench, team, composed(bench, members));
  }

  private double[] composed(Bench bench, List<Cell> picked) {
    List<List<Counts>> counts =
        picked.stream()
            .map(cell -> bench.counts(cell.members(), List.of(cell.rule())).getFirst())
            .toList();
    var runs = new ArrayList<Counts>();
    for (int r = 0; r < votes.repeats(); r++) {
      Counts[] sources = new Counts[samples.clusters()];
      for (int c = 0; c < sources.length; c++) {
        sources[c] = counts.get(samples.foldOf(c)).get(r);
      }
      runs.add(Counts.composed(sources));
    }
    return bench.metrics(runs)[spec.measure().ordinal()].clone();
  }

  VoteCounter votes() {
    return votes.another();
  }
}
