package health.primum.consensus;

import health.primum.consensus.action.Opposed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds candidates that contradict each other and sees to it that never both are recommended: the
 * one behind which the members stand more strongly stays, the other is for the clinician to decide;
 * where neither stands more strongly, both are. The order of candidates changes nothing.
 */
public final class Conflicts {
  private static final int QUOTED = 100;

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
        Opposed opposed = matching.opposed(i, j);
        if (opposed != Opposed.NO) {
          pairs.add(conflict(candidates.get(i).id(), candidates.get(j).id(), opposed));
        }
      }
    }
    return new Conflicts(pairs);
  }

  private static Conflict conflict(CandidateId one, CandidateId other, Opposed opposed) {
    boolean certain = opposed == Opposed.YES;
    return one.compareTo(other) < 0
        ? new Conflict(one, other, certain)
        : new Conflict(other, one, certain);
  }

  /** All of them, the uncertain ones too. */
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

  /** The same, with what was rejected open again where the guards hold back its opposite. */
  List<LedgerEntry> reopen(List<LedgerEntry> entries) {
    List<LedgerEntry> heldBack = entries.stream().filter(e -> e.decidedBefore() != null).toList();
    return entries.stream()
        .map(
            entry -> {
              List<LedgerEntry> opposite = against(entry, heldBack);
              boolean rejected =
                  entry.decision() == Decision.ADVISE_AGAINST
                      || entry.decision() == Decision.NOT_RECOMMENDED;
              return rejected && entry.decidedBefore() == null && !opposite.isEmpty()
                  ? entry.leftOpen("the safety checks hold back its opposite, " + words(opposite))
                  : entry;
            })
        .toList();
  }

  /** Those of one strength that contradict a stronger one, or else each other. */
  private Map<CandidateId, LedgerEntry> losers(List<LedgerEntry> alike, List<LedgerEntry> kept) {
    Map<CandidateId, LedgerEntry> lost = new LinkedHashMap<>();
    for (LedgerEntry entry : alike) {
      List<LedgerEntry> stronger = against(entry, kept);
      if (!stronger.isEmpty()) {
        lost.put(
            entry.candidate().id(),
            entry.leftOpen("contradicts " + words(stronger) + ", for which more speaks"));
      }
    }
    List<LedgerEntry> left =
        alike.stream().filter(e -> !lost.containsKey(e.candidate().id())).toList();
    for (LedgerEntry entry : left) {
      List<LedgerEntry> equal = against(entry, left);
      if (!equal.isEmpty()) {
        lost.put(
            entry.candidate().id(),
            entry.leftOpen("contradicts " + words(equal) + ", for which as much speaks"));
      }
    }
    return lost;
  }

  private List<LedgerEntry> against(LedgerEntry entry, List<LedgerEntry> others) {
    CandidateId id = entry.candidate().id();
    return others.stream()
        .filter(
            other ->
                pairs.stream()
                    .anyMatch(
                        pair -> pair.isCertain() && pair.isBetween(id, other.candidate().id())))
        .sorted(Comparator.comparing(other -> other.candidate().id()))
        .toList();
  }

  private static String words(List<LedgerEntry> entries) {
    return entries.stream().map(Conflicts::words).collect(Collectors.joining(", "));
  }

  private static String words(LedgerEntry entry) {
    String said = entry.candidate().action().statement().replaceAll("(?U)\\s+", " ");
    String some = said.length() > QUOTED ? said.substring(0, QUOTED) + "..." : said;
    return "\"" + some + "\" (" + entry.candidate().id() + ")";
  }
}
