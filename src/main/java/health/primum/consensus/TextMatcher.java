package health.primum.consensus;

import health.primum.clinical.Recommendation;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.action.Difference;
import health.primum.consensus.action.Match;
import health.primum.consensus.action.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Compares two texts, each one item of a plan; a text may hold several actions. Thread-safe. */
public final class TextMatcher {
  private final PlanParser parser;
  private final ActionMatcher matcher;

  public TextMatcher(PlanParser parser, ActionMatcher matcher) {
    this.parser = parser;
    this.matcher = matcher;
  }

  /** Several actions are the same when each has one of its own in the other text. */
  public Match compare(String first, String second) {
    List<Recommendation> left = read(first);
    var right = new ArrayList<>(read(second));
    if (left.size() != right.size()) {
      return new Match(Verdict.DIFFERENT, 0, Optional.empty(), List.of());
    }
    var differences = new ArrayList<Difference>();
    double score = 1;
    for (Recommendation one : left) {
      Recommendation best =
          right.stream().max(Comparator.comparingDouble(r -> likeness(one, r))).orElseThrow();
      Match match = matcher.compare(one, best);
      if (!match.isOneAction()) {
        return match;
      }
      right.remove(best);
      differences.addAll(match.differences());
      score = Math.min(score, match.score());
    }
    Verdict verdict = differences.isEmpty() ? Verdict.SAME : Verdict.RECONCILE;
    return new Match(verdict, score, Optional.empty(), differences);
  }

  private double likeness(Recommendation one, Recommendation other) {
    Match match = matcher.compare(one, other);
    return match.score() + (match.isOneAction() ? 1 : 0);
  }

  private List<Recommendation> read(String text) {
    return parser.parse("1. " + text.strip()).recommendations();
  }
}
