package health.primum.consensus;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import health.primum.clinical.Recommendation;
import health.primum.consensus.action.Match;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Groups distinct recommendations into actions: the likest pairs first, and two groups become one
 * only when every pair across them is one action (complete linkage), so that no chain of likenesses
 * joins what a veto parts. It depends on the words alone: neither on who said them nor how often.
 */
final class Grouping {
  private record Link(int i, int j, double score) {}

  private final List<Recommendation> words;
  private final Matching matching;
  private final Map<Long, Match> compared = new HashMap<>();

  /**
   * A grouping to make.
   *
   * @param words distinct, in an order that does not depend on members
   */
  Grouping(List<Recommendation> words, ActionMatcher matcher) {
    this.words = words;
    this.matching = matcher.over(words);
  }

  /** How two of them compare, by their places; compared once. */
  Match compare(int i, int j) {
    int low = Math.min(i, j);
    int high = Math.max(i, j);
    long pair = (long) low * words.size() + high;
    return compared.computeIfAbsent(pair, any -> matching.compare(low, high));
  }

  /** The groups, each a list of places. */
  List<List<Integer>> groups() {
    int[] group = new int[words.size()];
    Arrays.setAll(group, i -> i);
    Map<Integer, List<Integer>> members = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      members.put(i, new ArrayList<>(List.of(i)));
    }
    for (Link link : links()) {
      int one = group[link.i()];
      int other = group[link.j()];
      List<Integer> left = members.getOrDefault(one, List.of());
      List<Integer> right = members.getOrDefault(other, List.of());
      if (one != other && fit(left, right)) {
        right.forEach(i -> group[i] = one);
        left.addAll(right);
        members.remove(other);
      }
    }
    return new ArrayList<>(members.values());
  }

  private boolean fit(List<Integer> left, List<Integer> right) {
    return left.stream().allMatch(i -> right.stream().allMatch(j -> compare(i, j).isOneAction()));
  }

  private List<Link> links() {
    Map<String, List<Integer>> blocks = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      for (String block : matching.blocks(i)) {
        blocks.computeIfAbsent(block, any -> new ArrayList<>()).add(i);
      }
    }
    var links = new ArrayList<Link>();
    Set<Long> seen = new HashSet<>();
    for (List<Integer> block : blocks.values()) {
      for (int j = 1; j < block.size(); j++) {
        for (int i = 0; i < j; i++) {
          link(block.get(i), block.get(j), seen, links);
        }
      }
    }
    links.sort(
        comparingDouble((Link link) -> -link.score())
            .thenComparing(comparingInt(Link::i))
            .thenComparing(comparingInt(Link::j)));
    return links;
  }

  private void link(int i, int j, Set<Long> seen, List<Link> links) {
    if (seen.add((long) i * words.size() + j)) {
      Match match = compare(i, j);
      if (match.isOneAction()) {
        links.add(new Link(i, j, match.score() - match.differences().size() * 0.01));
      }
    }
  }
}
