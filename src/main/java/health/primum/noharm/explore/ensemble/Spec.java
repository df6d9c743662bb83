package health.primum.noharm.explore.ensemble;

import health.primum.consensus.ConsensusRule;
import health.primum.fault.FaultyInput;
import health.primum.fault.Require;
import health.primum.noharm.explore.measure.Measure;
import health.primum.noharm.explore.measure.MissingPolicy;
import health.primum.noharm.explore.measure.SafetyFunction;
import health.primum.noharm.explore.table.PartialPolicy;
import java.util.List;

/**
 * What to explore and how.
 *
 * @param maxSize members in an ensemble at most, 1 to 31
 * @param rules empty for all that make a difference
 * @param measure by which ensembles are compared with their members
 * @param safety named beside every score
 * @param seed of resamples, folds and permutations
 * @param resamples 100 to 100,000
 */
public record Spec(
    int maxSize,
    List<ConsensusRule> rules,
    Measure measure,
    SafetyFunction safety,
    PartialPolicy partial,
    MissingPolicy missing,
    long seed,
    int resamples) {
  public Spec {
    Require.within("--max-size", maxSize, 1, 31);
    Require.within("--resamples", resamples, 100, 100_000);
    if (!measure.isComparable()) {
      throw new FaultyInput(
          "--measure", measure.label() + " is neither good nor bad", "choose another measure");
    }
    rules = List.copyOf(rules);
  }
}
