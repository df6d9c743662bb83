package health.primum.noharm.explore;

import health.primum.consensus.ConsensusRule;
import health.primum.noharm.explore.ensemble.Spec;
import health.primum.noharm.explore.measure.Measure;
import health.primum.noharm.explore.measure.MissingPolicy;
import health.primum.noharm.explore.measure.SafetyFunction;
import health.primum.noharm.explore.table.PartialPolicy;
import java.util.List;

/** Specs of explorations, the defaults but for what is said. */
public final class Specs {
  private final int maxSize;
  private List<ConsensusRule> rules = List.of();
  private Measure measure = Measure.SAFETY;
  private PartialPolicy partial = PartialPolicy.NOHARM;
  private MissingPolicy missing = MissingPolicy.EXCLUDE;
  private long seed;
  private int resamples = 200;

  private Specs(int maxSize) {
    this.maxSize = maxSize;
  }

  public static Specs ofSize(int maxSize) {
    return new Specs(maxSize);
  }

  public Specs rules(ConsensusRule... wanted) {
    rules = List.of(wanted);
    return this;
  }

  public Specs measure(Measure wanted) {
    measure = wanted;
    return this;
  }

  public Specs partial(PartialPolicy policy) {
    partial = policy;
    return this;
  }

  public Specs missing(MissingPolicy policy) {
    missing = policy;
    return this;
  }

  public Specs seed(long wanted) {
    seed = wanted;
    return this;
  }

  public Specs resamples(int wanted) {
    resamples = wanted;
    return this;
  }

  public Spec get() {
    return new Spec(
        maxSize, rules, measure, SafetyFunction.LOG_K, partial, missing, seed, resamples);
  }
}
