package health.primum.consensus;

import health.primum.clinical.Recommendation;
import health.primum.consensus.action.Match;
import health.primum.consensus.action.compare.Readings;
import java.util.List;
import java.util.Set;

/**
 * Compares what two recommendations ask for, part by part: the act, its subjects, where, when and
 * how. What the lexicon does not know is compared by its words, which must nearly all agree.
 */
public final class ClinicalMatcher implements ActionMatcher {
  @Override
  public Match compare(Recommendation a, Recommendation b) {
    return Readings.of(List.of(a, b)).compare(0, 1);
  }

  @Override
  public Matching over(List<Recommendation> recommendations) {
    Readings readings = Readings.of(recommendations);
    return new Matching() {
      @Override
      public Match compare(int i, int j) {
        return readings.compare(i, j);
      }

      @Override
      public boolean undoes(int i, int j) {
        return readings.undoes(i, j);
      }

      @Override
      public Set<String> blocks(int i) {
        return readings.blocks(i);
      }
    };
  }
}
