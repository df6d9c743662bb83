package health.primum.consensus;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import health.primum.agent.Proposal;
import health.primum.clinical.Recommendation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pools proposals: the same action said twice becomes one candidate with both sources.
 *
 * <p>Two recommendations share a candidate when the matcher says so directly or through others
 * (single linkage), so the pool depends neither on the order of members nor on their names, and
 * saying a thing again changes nothing but its sources. Candidates stand in the order: most
 * proposers first, then earliest in any plan, then by their words.
 */
public record CandidatePool(List<CandidateAction> candidates) {
  /** The longest wording says most; ties go to the alphabet, not to a member. */
  private static final Comparator<Recommendation> FULLEST =
      comparingInt((Recommendation r) -> r.statement().length())
          .reversed()
          .thenComparing(Recommendation::statement)
          .thenComparing(Recommendation::category)
          .thenComparing(Recommendation::intent)
          .thenComparing(Recommendation::urgency)
          .thenComparing(Recommendation::rationale)
          .thenComparing(Recommendation::context);

  private static final Comparator<Source> BY_MEMBER =
      comparing(Source::agent).thenComparingInt(Source::position);

  public CandidatePool {
    candidates = List.copyOf(candidates);
  }

  public static CandidatePool of(List<Proposal> proposals, ActionMatcher matcher) {
    List<List<Source>> groups = group(sources(proposals), matcher.forOnePool());
    groups.sort(
        Comparator.<List<Source>>comparingInt(group -> -proposers(group))
            .thenComparingInt(CandidatePool::earliest)
            .thenComparing(CandidatePool::wording, FULLEST));
    var candidates = new ArrayList<CandidateAction>();
    for (List<Source> group : groups) {
      candidates.add(
          new CandidateAction(
              new CandidateId(candidates.size() + 1),
              wording(group),
              group.stream().sorted(BY_MEMBER).toList()));
    }
    return new CandidatePool(candidates);
  }

  private static List<Source> sources(List<Proposal> proposals) {
    var sources = new ArrayList<Source>();
    for (Proposal proposal : proposals) {
      List<Recommendation> said = proposal.plan().recommendations();
      for (int i = 0; i < said.size(); i++) {
        sources.add(new Source(proposal.agent(), said.get(i), i));
      }
    }
    return sources;
  }

  private static List<List<Source>> group(List<Source> sources, ActionMatcher matcher) {
    int[] parent = new int[sources.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
      for (int j = 0; j < i; j++) {
        if (root(parent, i) != root(parent, j)
            && matcher.sameAction(sources.get(i).words(), sources.get(j).words())) {
          parent[root(parent, i)] = root(parent, j);
        }
      }
    }
    Map<Integer, List<Source>> groups = new LinkedHashMap<>();
    for (int i = 0; i < parent.length; i++) {
      groups.computeIfAbsent(root(parent, i), any -> new ArrayList<>()).add(sources.get(i));
    }
    return new ArrayList<>(groups.values());
  }

  private static int root(int[] parent, int i) {
    while (parent[i] != i) {
      i = parent[i];
    }
    return i;
  }

  private static int proposers(List<Source> group) {
    return (int) group.stream().map(Source::agent).distinct().count();
  }

  private static int earliest(List<Source> group) {
    return group.stream().mapToInt(Source::position).min().orElseThrow();
  }

  private static Recommendation wording(List<Source> group) {
    return group.stream().map(Source::words).min(FULLEST).orElseThrow();
  }
}
