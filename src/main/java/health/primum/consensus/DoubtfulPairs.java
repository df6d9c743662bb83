package health.primum.consensus;

import health.primum.clinical.Recommendation;
import health.primum.consensus.action.Match;
import health.primum.consensus.action.Opposed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The band in which the matcher is not sure, and a matcher that follows somebody's word there and
 * nowhere else: no veto is ever overruled.
 */
public final class DoubtfulPairs {
  private DoubtfulPairs() {}

  /**
   * The likeliest pairs of candidates that are not one action for want of likeness alone; no words
   * of theirs carry a veto against each other.
   *
   * @param most how many at most
   */
  public static List<DoubtfulPair> in(CandidatePool pool, ActionMatcher matcher, int most) {
    List<CandidateAction> candidates = pool.candidates();
    Matching matching = matcher.over(candidates.stream().map(CandidateAction::action).toList());
    var pairs = new ArrayList<DoubtfulPair>();
    for (int j = 1; j < candidates.size(); j++) {
      for (int i = 0; i < j; i++) {
        Match match = matching.compare(i, j);
        if (match.isDoubtful() && isOpen(candidates.get(i), candidates.get(j), matcher)) {
          pairs.add(new DoubtfulPair(candidates.get(i), candidates.get(j), match.score()));
        }
      }
    }
    return pairs.stream()
        .sorted(
            Comparator.comparingDouble(DoubtfulPair::score)
                .reversed()
                .thenComparing(pair -> pair.first().id())
                .thenComparing(pair -> pair.second().id()))
        .limit(most)
        .toList();
  }

  private static boolean isOpen(CandidateAction a, CandidateAction b, ActionMatcher matcher) {
    return a.sources().stream()
        .allMatch(
            one ->
                b.sources().stream()
                    .allMatch(
                        other -> matcher.compare(one.words(), other.words()).veto().isEmpty()));
  }

  /** The matcher, with these pairs held to be one action. */
  public static ActionMatcher ruled(ActionMatcher matcher, List<DoubtfulPair> same) {
    return new ActionMatcher() {
      @Override
      public Match compare(Recommendation a, Recommendation b) {
        return ruled(matcher.compare(a, b), a, b, same);
      }

      @Override
      public Matching over(List<Recommendation> words) {
        Matching matching = matcher.over(words);
        return new Matching() {
          @Override
          public Match compare(int i, int j) {
            return ruled(matching.compare(i, j), words.get(i), words.get(j), same);
          }

          @Override
          public Opposed opposed(int i, int j) {
            return matching.opposed(i, j);
          }

          @Override
          public Set<String> blocks(int i) {
            return Set.of("");
          }
        };
      }
    };
  }

  private static Match ruled(
      Match match, Recommendation a, Recommendation b, List<DoubtfulPair> same) {
    return !match.isOneAction()
            && match.veto().isEmpty()
            && same.stream().anyMatch(pair -> pair.isAbout(a, b))
        ? match.ruled()
        : match;
  }
}
