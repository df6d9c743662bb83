package health.primum.noharm.explore.ensemble;

import health.primum.noharm.explore.measure.Counts;
import health.primum.noharm.explore.measure.Evaluator;
import health.primum.noharm.explore.measure.Quantiles;
import health.primum.noharm.explore.measure.Samples;
import health.primum.noharm.explore.measure.Scorer;
import java.util.ArrayList;
import java.util.List;

/** What one thread works with. */
final class Bench {
  private final VoteCounter votes;
  private final Scorer scorer;
  private final Evaluator evaluator;
  private final Quantiles quantiles;
  private final double[][] metrics;

  Bench(VoteCounter votes, Scorer scorer, Samples samples) {
    this.votes = votes.another();
    this.scorer = scorer;
    this.evaluator = new Evaluator(samples, scorer);
    this.quantiles = new Quantiles(samples.columns());
    this.metrics = evaluator.newMetrics();
  }

  /** The counts of an ensemble, run by run, for each of several rules: [rule][repeat]. */
  List<List<Counts>> counts(int[] members, List<Threshold> rules) {
    var byRule = new ArrayList<List<Counts>>();
    rules.forEach(rule -> byRule.add(new ArrayList<>()));
    for (int r = 0; r < votes.repeats(); r++) {
      votes.clear();
      for (int member : members) {
        votes.add(r, member);
      }
      long[] answered = votes.answered();
      for (int i = 0; i < rules.size(); i++) {
        byRule.get(i).add(scorer.count(votes.recommended(rules.get(i).needed()), answered));
      }
    }
    return byRule;
  }

  /** Metrics by [metric][column], valid until the next call. */
  double[][] metrics(List<Counts> runs) {
    evaluator.evaluate(runs, metrics);
    return metrics;
  }

  Quantiles quantiles() {
    return quantiles;
  }
}
