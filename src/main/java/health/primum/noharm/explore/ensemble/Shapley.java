package health.primum.noharm.explore.ensemble;

import health.primum.noharm.explore.measure.Scorer;
import java.util.Random;

/**
 * Shapley values (Shapley 1953) of members in the game "harm of the team of those who joined":
 * exact over all subsets for up to {@value #EXACT} members, else over drawn orders of joining.
 */
final class Shapley {
  static final int EXACT = 12;
  static final int ORDERS = 1000;
  private static final int OMISSION = 0;
  private static final int COMMISSION = 1;

  private final VoteCounter votes;
  private final Scorer scorer;
  private final Threshold[] bySize;

  /**
   * A game.
   *
   * @param bySize the rule for each number of members; that of 0 is not read
   */
  Shapley(VoteCounter votes, Scorer scorer, Threshold[] bySize) {
    this.votes = votes;
    this.scorer = scorer;
    this.bySize = bySize;
  }

  /** A member's value, its parts, and the standard error of the value. */
  record Value(double omission, double commission, double error) {
    double total() {
      return omission + commission;
    }
  }

  Value[] values(int members, long seed) {
    return members <= EXACT ? exact(members) : drawn(members, seed);
  }

  /** Harm of a team, {by omission, by commission}, mean over repeats. */
  double[] harm(int[] members) {
    double[] sum = new double[2];
    for (int r = 0; r < votes.repeats(); r++) {
      votes.clear();
      for (int m : members) {
        votes.add(r, m);
      }
      addHarm(sum, members.length);
    }
    return mean(sum);
  }

  private void addHarm(double[] sum, int size) {
    long[] recommended =
        size == 0 ? new long[votes.words()] : votes.recommended(bySize[size].needed());
    double[] harm = scorer.harm(recommended);
    sum[OMISSION] += harm[OMISSION];
    sum[COMMISSION] += harm[COMMISSION];
  }

  private double[] mean(double[] sum) {
    return new double[] {sum[OMISSION] / votes.repeats(), sum[COMMISSION] / votes.repeats()};
  }

  Value[] exact(int n) {
    double[][] harm = new double[1 << n][];
    for (int set = 0; set < harm.length; set++) {
      harm[set] = harm(bits(set));
    }
    var values = new Value[n];
    for (int m = 0; m < n; m++) {
      double[] sum = new double[2];
      for (int set = 0; set < harm.length; set++) {
        if ((set >> m & 1) == 0) {
          double weight = weight(n, Integer.bitCount(set));
          double[] with = harm[set | 1 << m];
          sum[OMISSION] += weight * (with[OMISSION] - harm[set][OMISSION]);
          sum[COMMISSION] += weight * (with[COMMISSION] - harm[set][COMMISSION]);
        }
      }
      values[m] = new Value(sum[OMISSION], sum[COMMISSION], 0);
    }
    return values;
  }

  /** |S|! (n - |S| - 1)! / n!, the share of orders in which exactly S came before. */
  private static double weight(int n, int size) {
    double chosen = 1;
    for (int i = 1; i <= size; i++) {
      chosen = chosen * (n - i) / i;
    }
    return 1 / (chosen * n);
  }

  private static int[] bits(int set) {
    int[] members = new int[Integer.bitCount(set)];
    for (int i = 0, rest = set; rest != 0; rest &= rest - 1) {
      members[i++] = Integer.numberOfTrailingZeros(rest);
    }
    return members;
  }

  Value[] drawn(int n, long seed) {
    var random = new Random(seed);
    double[][] sum = new double[n][3];
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    double[] nobody = harm(new int[0]);
    for (int draw = 0; draw < ORDERS; draw++) {
      for (int i = n - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        int kept = order[i];
        order[i] = order[other];
        order[other] = kept;
      }
      join(order, nobody, sum);
    }
    var values = new Value[n];
    for (int m = 0; m < n; m++) {
      double mean = (sum[m][OMISSION] + sum[m][COMMISSION]) / ORDERS;
      double variance = Math.max(0, sum[m][2] / ORDERS - mean * mean) * ORDERS / (ORDERS - 1.0);
      values[m] =
          new Value(
              sum[m][OMISSION] / ORDERS, sum[m][COMMISSION] / ORDERS, Math.sqrt(variance / ORDERS));
    }
    return values;
  }

  private void join(int[] order, double[] nobody, double[][] sum) {
    double[][] harm = new double[order.length + 1][2];
    for (int r = 0; r < votes.repeats(); r++) {
      votes.clear();
      for (int i = 0; i < order.length; i++) {
        votes.add(r, order[i]);
        addHarm(harm[i + 1], i + 1);
      }
    }
    double[] before = nobody;
    for (int i = 0; i < order.length; i++) {
      double[] after = mean(harm[i + 1]);
      double omission = after[OMISSION] - before[OMISSION];
      double commission = after[COMMISSION] - before[COMMISSION];
      double[] own = sum[order[i]];
      own[OMISSION] += omission;
      own[COMMISSION] += commission;
      own[2] += (omission + commission) * (omission + commission);
      before = after;
    }
  }
}
