package health.primum.noharm.explore.table;

import health.primum.fault.FaultyInput;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Rated options and votes on them. Cases, options, members and repeats stand in the order of their
 * names, whatever the order of the rows. Only repeats that every member has are used, so that no
 * smaller team passes as the whole. Immutable and thread-safe.
 */
public final class VoteTable {
  private final Layout layout;
  private final List<String> members;
  private final List<Integer> repeats;
  private final int ignored;
  private final long[][][] yes;
  private final long[][][] partial;
  private final long[][][] answered;

  private VoteTable(
      Layout layout, List<String> members, List<Integer> repeats, List<VoteRow> rows) {
    this.layout = layout;
    this.members = members;
    this.repeats = repeats;
    this.yes = new long[members.size()][repeats.size()][layout.words()];
    this.partial = new long[members.size()][repeats.size()][layout.words()];
    this.answered = new long[members.size()][repeats.size()][layout.words()];
    var memberAt = Layout.positions(members);
    var repeatAt = Layout.positions(repeats);
    int outside = 0;
    for (VoteRow row : rows) {
      Integer member = memberAt.get(row.member());
      Integer repeat = repeatAt.get(row.repeat());
      if (member == null) {
        continue;
      }
      if (repeat == null) {
        outside++;
        continue;
      }
      int bit = layout.bit(row.caseId(), row.option());
      long mask = 1L << (bit & 63);
      answered[member][repeat][bit >> 6] |= mask;
      switch (row.vote()) {
        case YES -> yes[member][repeat][bit >> 6] |= mask;
        case PARTIAL -> partial[member][repeat][bit >> 6] |= mask;
        case NO -> {}
      }
    }
    this.ignored = outside;
  }

  /**
   * A table of rows that were checked one by one.
   *
   * @param votes at most one for each case, option, member and repeat, all of them for known
   *     options
   * @param wanted the members to keep; empty for all
   * @throws FaultyInput when there are no options or votes, a wanted member has no votes, or no
   *     repeat is common to all members
   */
  public static VoteTable of(
      List<OptionRow> options, List<VoteRow> votes, Collection<String> wanted) {
    if (options.isEmpty() || votes.isEmpty()) {
      throw new FaultyInput(
          options.isEmpty() ? "options" : "votes", "has no rows", "give at least one row");
    }
    SortedSet<String> members = new TreeSet<>();
    votes.forEach(vote -> members.add(vote.member()));
    for (String member : wanted) {
      if (!members.contains(member)) {
        throw new FaultyInput(
            "votes", "member '" + member + "' has no votes", "name members that voted");
      }
    }
    if (!wanted.isEmpty()) {
      members.retainAll(wanted);
    }
    List<Integer> repeats = commonRepeats(votes, members);
    return new VoteTable(new Layout(options), List.copyOf(members), repeats, votes);
  }

  private static List<Integer> commonRepeats(List<VoteRow> votes, SortedSet<String> members) {
    var byMember = new java.util.TreeMap<String, TreeSet<Integer>>();
    for (VoteRow vote : votes) {
      if (members.contains(vote.member())) {
        byMember.computeIfAbsent(vote.member(), any -> new TreeSet<>()).add(vote.repeat());
      }
    }
    var common = new TreeSet<>(byMember.values().iterator().next());
    byMember.values().forEach(common::retainAll);
    if (common.isEmpty()) {
      throw new FaultyInput(
          "votes", "no repeat is common to all members", "number repeats alike for all members");
    }
    return List.copyOf(common);
  }

  public Layout layout() {
    return layout;
  }

  /** In the order of their names. */
  public List<String> members() {
    return members;
  }

  /** The repeats that all members have, ascending. */
  public List<Integer> repeats() {
    return repeats;
  }

  /** Votes in repeats that some member lacks, which are not used. */
  public int ignoredVotes() {
    return ignored;
  }

  /**
   * Bits of the options that a member recommends.
   *
   * @param repeat position of the repeat
   */
  public long[] recommended(int member, int repeat, PartialPolicy policy) {
    long[] full = yes[member][repeat].clone();
    long[] counts = layout.mask(policy::counts);
    for (int w = 0; w < full.length; w++) {
      full[w] |= partial[member][repeat][w] & counts[w];
    }
    return full;
  }

  /** Bits of the options on which a member voted at all. */
  public long[] answered(int member, int repeat) {
    return answered[member][repeat].clone();
  }

  /** How many options a member said nothing of, over all repeats. */
  public int abstentions(int member) {
    int voted = 0;
    for (long[] words : answered[member]) {
      for (long word : words) {
        voted += Long.bitCount(word);
      }
    }
    return layout.optionCount() * repeats.size() - voted;
  }

  /** How many partial votes there are. */
  public int partialVotes() {
    int count = 0;
    for (long[][] ofMember : partial) {
      for (long[] words : ofMember) {
        for (long word : words) {
          count += Long.bitCount(word);
        }
      }
    }
    return count;
  }
}
