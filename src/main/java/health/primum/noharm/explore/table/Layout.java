package health.primum.noharm.explore.table;

import health.primum.fault.FaultyInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Where each option's bit stands: cases in the order of their clusters, then of their ids, each
 * beginning a new word, options in the order of their names.
 */
public final class Layout {
  private final List<String> clusters;
  private final int[] clusterOf;
  private final int[] firstWord;
  private final Map<String, Map<String, Integer>> bits = new HashMap<>();
  private final int[] scoreOf;
  private final int optionCount;

  Layout(List<OptionRow> options) {
    TreeMap<String, TreeMap<String, OptionRow>> byCase = new TreeMap<>();
    for (OptionRow row : options) {
      byCase.computeIfAbsent(row.caseId(), any -> new TreeMap<>()).put(row.option(), row);
    }
    this.clusters = List.copyOf(new TreeSet<>(options.stream().map(OptionRow::cluster).toList()));
    Map<String, Integer> clusterAt = positions(clusters);
    List<TreeMap<String, OptionRow>> cases = new ArrayList<>(byCase.values());
    cases.sort(java.util.Comparator.comparing(one -> one.firstEntry().getValue().cluster()));
    this.clusterOf = new int[cases.size()];
    this.firstWord = new int[cases.size() + 1];
    for (int c = 0; c < cases.size(); c++) {
      firstWord[c + 1] = firstWord[c] + (cases.get(c).size() + 63) / 64;
    }
    this.scoreOf = new int[firstWord[cases.size()] * 64];
    for (int c = 0; c < cases.size(); c++) {
      clusterOf[c] = place(cases.get(c), firstWord[c] * 64, clusterAt);
    }
    this.optionCount = options.size();
  }

  private int place(TreeMap<String, OptionRow> options, int from, Map<String, Integer> clusterAt) {
    OptionRow any = options.firstEntry().getValue();
    Map<String, Integer> own = new HashMap<>();
    int bit = from;
    for (OptionRow row : options.values()) {
      if (!row.cluster().equals(any.cluster())) {
        throw new FaultyInput(
            "cluster", "case " + row.caseId() + " is in two clusters", "give a case one cluster");
      }
      own.put(row.option(), bit);
      scoreOf[bit++] = row.score().score();
    }
    bits.put(any.caseId(), own);
    return clusterAt.getOrDefault(any.cluster(), -1);
  }

  /** What is resampled, in the order of their names. */
  public List<String> clusters() {
    return clusters;
  }

  public int caseCount() {
    return clusterOf.length;
  }

  public int optionCount() {
    return optionCount;
  }

  /** The cluster of a case. */
  public int clusterOf(int caseIndex) {
    return clusterOf[caseIndex];
  }

  /** The word in which a case begins; that of the number of cases is the end. */
  public int firstWord(int caseIndex) {
    return firstWord[caseIndex];
  }

  public int words() {
    return firstWord[clusterOf.length];
  }

  /** Bits of the options whose score, 1 to 9, passes. */
  public long[] mask(IntPredicate passes) {
    long[] mask = new long[words()];
    for (int bit = 0; bit < scoreOf.length; bit++) {
      if (scoreOf[bit] != 0 && passes.test(scoreOf[bit])) {
        mask[bit >> 6] |= 1L << (bit & 63);
      }
    }
    return mask;
  }

  int bit(String caseId, String option) {
    Map<String, Integer> own = bits.get(caseId);
    Integer bit = own == null ? null : own.get(option);
    if (bit == null) {
      throw new FaultyInput("votes", "a vote is for an unknown option", "vote for listed options");
    }
    return bit;
  }

  static <T> Map<T, Integer> positions(List<T> items) {
    Map<T, Integer> at = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      at.put(items.get(i), i);
    }
    return at;
  }
}
