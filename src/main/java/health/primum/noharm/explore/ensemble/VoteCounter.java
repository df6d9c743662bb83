package health.primum.noharm.explore.ensemble;

import health.primum.noharm.explore.table.PartialPolicy;
import health.primum.noharm.explore.table.VoteTable;
import java.util.Arrays;

/**
 * Counts the votes of a growing team on all options at once: bit i of an option's count stands in
 * plane i, so that adding a member is a few word operations for 64 options. Not thread-safe; {@link
 * #another()} shares the votes.
 */
final class VoteCounter {
  private final long[][][] yes;
  private final long[][][] answered;
  private final boolean complete;
  private final long[][] yesPlanes;
  private final long[][] answeredPlanes;
  private int members;

  VoteCounter(VoteTable table, PartialPolicy partial) {
    int repeats = table.repeats().size();
    int all = table.members().size();
    this.yes = new long[repeats][all][];
    this.answered = new long[repeats][all][];
    long[] every = table.layout().mask(score -> true);
    boolean gapless = true;
    for (int r = 0; r < repeats; r++) {
      for (int m = 0; m < all; m++) {
        yes[r][m] = table.recommended(m, r, partial);
        answered[r][m] = table.answered(m, r);
        gapless &= Arrays.equals(answered[r][m], every);
      }
    }
    this.complete = gapless;
    int planes = 32 - Integer.numberOfLeadingZeros(all);
    this.yesPlanes = new long[planes][every.length];
    this.answeredPlanes = new long[planes][every.length];
  }

  private VoteCounter(VoteCounter other) {
    this.yes = other.yes;
    this.answered = other.answered;
    this.complete = other.complete;
    this.yesPlanes = new long[other.yesPlanes.length][other.yesPlanes[0].length];
    this.answeredPlanes = new long[yesPlanes.length][yesPlanes[0].length];
  }

  VoteCounter another() {
    return new VoteCounter(this);
  }

  int repeats() {
    return yes.length;
  }

  int words() {
    return yesPlanes[0].length;
  }

  /** Whether every member voted on every option. */
  boolean isComplete() {
    return complete;
  }

  /** Begins with nobody. */
  void clear() {
    members = 0;
    for (int p = 0; p < yesPlanes.length; p++) {
      Arrays.fill(yesPlanes[p], 0);
      Arrays.fill(answeredPlanes[p], 0);
    }
  }

  /** Counts one more member's votes of a repeat. */
  void add(int repeat, int member) {
    members++;
    add(yes[repeat][member], yesPlanes);
    add(answered[repeat][member], answeredPlanes);
  }

  private static void add(long[] votes, long[][] planes) {
    for (int w = 0; w < votes.length; w++) {
      long carry = votes[w];
      for (int p = 0; carry != 0; p++) {
        long both = planes[p][w] & carry;
        planes[p][w] ^= carry;
        carry = both;
      }
    }
  }

  /** Bits of the options on which anybody voted. */
  long[] answered() {
    long[] any = new long[words()];
    for (long[] plane : answeredPlanes) {
      for (int w = 0; w < any.length; w++) {
        any[w] |= plane[w];
      }
    }
    return any;
  }

  /**
   * Bits of the options recommended.
   *
   * @param needed votes needed where so many answered, from 0 (not read) to the number of members
   */
  long[] recommended(int[] needed) {
    long[] out = new long[words()];
    for (int w = 0; w < out.length; w++) {
      if (complete) {
        out[w] = atLeast(w, needed[members]);
      } else {
        for (int a = 1; a <= members; a++) {
          long these = answeredExactly(w, a);
          out[w] |= these == 0 ? 0 : these & atLeast(w, needed[a]);
        }
      }
    }
    return out;
  }

  private long atLeast(int w, int votes) {
    if (votes >> yesPlanes.length != 0) {
      return 0;
    }
    long more = 0;
    long equal = -1;
    for (int p = yesPlanes.length - 1; p >= 0; p--) {
      long plane = yesPlanes[p][w];
      if ((votes >> p & 1) == 0) {
        more |= equal & plane;
        equal &= ~plane;
      } else {
        equal &= plane;
      }
    }
    return more | equal;
  }

  private long answeredExactly(int w, int count) {
    long equal = -1;
    for (int p = 0; p < answeredPlanes.length; p++) {
      equal &= (count >> p & 1) == 0 ? ~answeredPlanes[p][w] : answeredPlanes[p][w];
    }
    return equal;
  }
}
