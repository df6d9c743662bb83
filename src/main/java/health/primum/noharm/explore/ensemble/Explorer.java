package health.primum.noharm.explore.ensemble;

import health.primum.consensus.ConsensusRule;
import health.primum.noharm.explore.measure.Estimate;
import health.primum.noharm.explore.measure.Measure;
import health.primum.noharm.explore.measure.MissingPolicy;
import health.primum.noharm.explore.measure.Samples;
import health.primum.noharm.explore.measure.Scorer;
import health.primum.noharm.explore.result.Contribution;
import health.primum.noharm.explore.result.Ensemble;
import health.primum.noharm.explore.result.Exploration;
import health.primum.noharm.explore.result.Front;
import health.primum.noharm.explore.result.Picked;
import health.primum.noharm.explore.result.Spec;
import health.primum.noharm.explore.result.Warnings;
import health.primum.noharm.explore.table.VoteTable;
import health.primum.noharm.stats.Strata;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures every subset of members under every rule. Deterministic for one seed, whatever the
 * number of processors. Stateless and thread-safe.
 */
public final class Explorer {
  /** More rows than this fill memory and no reader's patience. */
  private static final long MOST_SUBSETS = 200_000;

  private static final int FOLDS = 10;

  /**
   * Explores a table.
   *
   * @throws health.primum.fault.FaultyInput when there would be too many subsets
   */
  public Exploration explore(VoteTable table, Spec spec) {
    List<int[]> subsets = Subsets.of(table.members().size(), spec.maxSize(), MOST_SUBSETS);
    var samples = new Samples(table.layout().clusters(), spec.resamples(), spec.seed(), FOLDS);
    var grid = new Grid(table, spec, samples);
    Grid.Measured measured = grid.measure(subsets);
    var front = new ArrayList<Front.Point>();
    front.addAll(Front.of(measured.ensembles(), Measure.RESTRAINT));
    front.addAll(Front.of(measured.ensembles(), Measure.COMMISSION_HARM));
    Exploration.Facts facts = facts(table);
    return new Exploration(
        spec,
        facts,
        measured.ensembles(),
        front,
        contributions(table, spec, grid),
        picked(grid, measured, samples, spec.measure()),
        Warnings.of(facts, measured.ensembles(), front));
  }

  private static Exploration.Facts facts(VoteTable table) {
    return new Exploration.Facts(
        table.members(),
        table.layout().caseCount(),
        table.layout().clusters().size(),
        Strata.of(table.layout().clusters()).size(),
        table.layout().optionCount(),
        table.repeats().size(),
        table.partialVotes(),
        IntStream.range(0, table.members().size()).map(table::abstentions).sum(),
        table.ignoredVotes());
  }

  private static @Nullable Picked picked(
      Grid grid, Grid.Measured measured, Samples samples, Measure measure) {
    int sign = measure.isHigherBetter() ? 1 : -1;
    var teams = new ArrayList<Integer>();
    var members = new ArrayList<Integer>();
    for (int fold = 0; fold < samples.folds(); fold++) {
      int team = best(measured, fold, sign, true);
      int member = best(measured, fold, sign, false);
      if (team < 0 || member < 0) {
        return null;
      }
      teams.add(team);
      members.add(member);
    }
    if (teams.isEmpty()) {
      return null;
    }
    Estimate difference =
        grid.pickedDifference(
            teams.stream().map(measured.cells()::get).toList(),
            members.stream().map(measured.cells()::get).toList());
    return new Picked(
        samples.folds(),
        teams.stream().map(i -> name(measured.ensembles().get(i))).toList(),
        members.stream().map(i -> name(measured.ensembles().get(i))).toList(),
        difference,
        Picked.verdict(difference, sign));
  }

  /** The first of the best, with a fold left out; -1 where none is defined. */
  private static int best(Grid.Measured measured, int fold, int sign, boolean team) {
    int best = -1;
    for (int i = 0; i < measured.cells().size(); i++) {
      double value = sign * measured.without()[i][fold];
      if (measured.cells().get(i).members().length > 1 == team
          && !Double.isNaN(value)
          && (best < 0 || value > sign * measured.without()[best][fold])) {
        best = i;
      }
    }
    return best;
  }

  private static String name(Ensemble ensemble) {
    return String.join(" + ", ensemble.members()) + " (" + ensemble.rule() + ")";
  }

  private static List<Contribution> contributions(VoteTable table, Spec spec, Grid grid) {
    int all = table.members().size();
    if (all < 2) {
      return List.of();
    }
    List<ConsensusRule> rules =
        spec.rules().isEmpty()
            ? List.of(
                new ConsensusRule.Any(),
                new ConsensusRule.Majority(),
                new ConsensusRule.Unanimous())
            : spec.rules();
    return rules.parallelStream()
        .flatMap(rule -> contributions(table, spec, grid, rule).stream())
        .toList();
  }

  private static List<Contribution> contributions(
      VoteTable table, Spec spec, Grid grid, ConsensusRule rule) {
    int all = table.members().size();
    Threshold[] bySize =
        IntStream.rangeClosed(0, all)
            .mapToObj(size -> Threshold.of(rule, size))
            .toArray(Threshold[]::new);
    var scorer = new Scorer(table.layout(), spec.safety(), MissingPolicy.NOT_RECOMMENDED);
    var game = new Shapley(grid.votes(), scorer, bySize);
    Shapley.Value[] values = game.values(all, spec.seed());
    List<Estimate> leftOut = grid.leftOut(bySize[all], bySize[all - 1]);
    var contributions = new ArrayList<Contribution>();
    for (int m = 0; m < all; m++) {
      double[] alone = game.harm(new int[] {m});
      contributions.add(
          new Contribution(
              table.members().get(m),
              rule.label(),
              alone[0] + alone[1],
              leftOut.get(m),
              values[m].total(),
              values[m].error(),
              values[m].omission(),
              values[m].commission(),
              table.abstentions(m)));
    }
    return contributions;
  }
}
