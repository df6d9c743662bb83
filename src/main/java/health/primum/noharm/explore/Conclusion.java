package health.primum.noharm.explore;

import health.primum.noharm.explore.ensemble.Contest;
import health.primum.noharm.explore.ensemble.Ensemble;
import health.primum.noharm.explore.ensemble.Exploration;
import health.primum.noharm.explore.ensemble.Picked;
import health.primum.noharm.explore.ensemble.Verdict;
import health.primum.noharm.explore.measure.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a table of ensembles supports, in sentences. */
public final class Conclusion {
  private Conclusion() {}

  /**
   * How many ensembles of each rule are better than all their members, worse than one, or neither.
   */
  public static Map<String, Map<Verdict, Integer>> byRule(Exploration exploration) {
    Map<String, Map<Verdict, Integer>> rules = new LinkedHashMap<>();
    for (Ensemble team : exploration.teams()) {
      Contest contest = team.contest();
      if (contest != null) {
        rules
            .computeIfAbsent(team.rule(), any -> new LinkedHashMap<>())
            .merge(contest.verdict(), 1, Integer::sum);
      }
    }
    return rules;
  }

  public static List<String> sentences(Exploration exploration) {
    String measure = exploration.spec().measure().label();
    if (exploration.teams().isEmpty()) {
      return List.of("There is no ensemble of two or more members, so nothing is compared.");
    }
    int[] counts = new int[Verdict.values().length];
    byRule(exploration)
        .values()
        .forEach(rule -> rule.forEach((verdict, n) -> counts[verdict.ordinal()] += n));
    var sentences = new ArrayList<String>();
    sentences.add(
        "On "
            + measure
            + ", "
            + counts[Verdict.YES.ordinal()]
            + " of "
            + exploration.teams().size()
            + " ensembles are better than every one of their members, "
            + counts[Verdict.NO.ordinal()]
            + " are worse than one of theirs, and "
            + counts[Verdict.INCONCLUSIVE.ordinal()]
            + " cannot be told (paired differences on the same resamples, 2.5 % on each side; of ensembles that are no better about one in forty would still be called so).");
    Picked picked = exploration.picked();
    sentences.add(
        picked == null
            ? "Nothing could be picked on a part of the cases and judged on the rest."
            : picked(picked, measure));
    return sentences;
  }

  private static String picked(Picked picked, String measure) {
    Estimate d = picked.difference();
    String claim =
        switch (picked.verdict()) {
          case YES -> "the table supports that an ensemble picked from it beats the best member";
          case NO -> "the table contradicts that an ensemble picked from it beats the best member";
          case INCONCLUSIVE ->
              "the table does not support that an ensemble picked from it beats the best member";
        };
    return String.format(
        Locale.ROOT,
        "Picked without a fold of the cases and judged on it (%d folds), the best ensemble differs from the best member by %+.4f (%+.4f to %+.4f) in %s: %s.",
        picked.folds(),
        d.value(),
        d.low(),
        d.high(),
        measure,
        claim);
  }
}
