package health.primum.consensus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds candidates that contradict each other and sees to it that never both are recommended: the
 * one behind which the members stand more strongly stays, the other is for the clinician to decide;
 * where neither stands more strongly, both are. The order of candidates changes nothing.
 */
public final class Conflicts {
  private final List<Conflict> pairs;

  private Conflicts(List<Conflict> pairs) {
    this.pairs = List.copyOf(pairs);
  }

  /** The conflicts between these candidates, by their wording. */
  public static Conflicts among(List<CandidateAction> candidates, ActionMatcher matcher) {
    Matching matching = matcher.over(candidates.stream().map(CandidateAction::action).toList());
    var pairs = new ArrayList<Conflict>();
    for (int j = 1; j < candidates.size(); j++) {
      for (int i = 0; i < j; i++) {
        if (matching.undoes(i, j)) {
          CandidateId one = candidates.get(i).id();
          CandidateId other = candidates.get(j).id();
          boolean inOrder = one.compareTo(other) < 0;
          pairs.add(inOrder ? new Conflict(one, other) : new Conflict(other, one));
        }
      }
    }
    return new Conflicts(pairs);
  }

  public List<Conflict> pairs() {
    return pairs;
  }

  /** The same entries in the same order, no two of them recommended that contradict each other. */
  public List<LedgerEntry> settle(List<LedgerEntry> entries) {
    Map<Strength, List<LedgerEntry>> recommended = new TreeMap<>();
    entries.stream()
        .filter(entry -> entry.decision() == Decision.RECOMMEND)
        .forEach(
            entry ->
                recommended
                    .computeIfAbsent(Strength.of(entry), any -> new ArrayList<>())
                    .add(entry));
    var kept = new ArrayList<LedgerEntry>();
    Map<CandidateId, LedgerEntry> lost = new HashMap<>();
    for (List<LedgerEntry> alike : recommended.values()) {
      lost.putAll(losers(alike, kept));
      alike.stream().filter(e -> !lost.containsKey(e.candidate().id())).forEach(kept::add);
    }
    return entries.stream().map(e -> lost.getOrDefault(e.candidate().id(), e)).toList();
  }

  /** Those of one strength that contradict a stronger one, or else each other. */
  private Map<CandidateId, LedgerEntry> losers(List<LedgerEntry> alike, List<LedgerEntry> kept) {
    Map<CandidateId, LedgerEntry> lost = new LinkedHashMap<>();
    for (LedgerEntry entry : alike) {
      List<CandidateId> stronger = against(entry, kept);
      if (!stronger.isEmpty()) {
        lost.put(
            entry.candidate().id(),
            entry.leftOpen("contradicts " + names(stronger) + ", for which more speaks"));
      }
    }
    List<LedgerEntry> left =
        alike.stream().filter(e -> !lost.containsKey(e.candidate().id())).toList();
    for (LedgerEntry entry : left) {
      List<CandidateId> equal = against(entry, left);
      if (!equal.isEmpty()) {
        lost.put(
            entry.candidate().id(),
            entry.leftOpen("contradicts " + names(equal) + ", for which as much speaks"));
      }
    }
    return lost;
  }

  private List<CandidateId> against(LedgerEntry entry, List<LedgerEntry> others) {
    CandidateId id = entry.candidate().id();
    return others.stream()
        .map(other -> other.candidate().id())
        .filter(other -> pairs.stream().anyMatch(pair -> pair.isBetween(id, other)))
        .sorted()
        .toList();
  }

  private static String names(List<CandidateId> ids) {
    return String.join(", ", ids.stream().map(CandidateId::toString).toList());
  }
}
