package health.primum.noharm.explore;

import health.primum.clinical.Appropriateness;
import health.primum.noharm.explore.table.OptionRow;
import health.primum.noharm.explore.table.Vote;
import health.primum.noharm.explore.table.VoteRow;
import health.primum.noharm.explore.table.VoteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Small tables of votes, written by hand or drawn. */
public final class Ballots {
  private final List<OptionRow> options = new ArrayList<>();
  private final List<VoteRow> votes = new ArrayList<>();

  /** A case whose options o0, o1, ... have these scores. */
  public Ballots ofCase(String id, int... scores) {
    for (int i = 0; i < scores.length; i++) {
      options.add(new OptionRow(id, id, "o" + i, new Appropriateness(scores[i])));
    }
    return this;
  }

  /** A member's votes on a case's options: y, p, n, or - for none. */
  public Ballots votes(String member, String id, String cast) {
    return votes(member, 1, id, cast);
  }

  public Ballots votes(String member, int repeat, String id, String cast) {
    for (int i = 0; i < cast.length(); i++) {
      Vote vote =
          switch (cast.charAt(i)) {
            case 'y' -> Vote.YES;
            case 'p' -> Vote.PARTIAL;
            case 'n' -> Vote.NO;
            default -> null;
          };
      if (vote != null) {
        votes.add(new VoteRow(id, "o" + i, member, repeat, vote));
      }
    }
    return this;
  }

  public VoteTable table() {
    return VoteTable.of(options, votes, List.of());
  }

  public List<OptionRow> options() {
    return options;
  }

  public List<VoteRow> votes() {
    return votes;
  }

  /** Cases of some specialties with votes of members named a, b, c, ...; some are missing. */
  public static Ballots drawn(int members, int cases, RandomGenerator random) {
    var ballots = new Ballots();
    for (int c = 0; c < cases; c++) {
      String id = List.of("Card", "Neuro", "GI").get(c % 3) + c;
      int[] scores = random.ints(1 + random.nextInt(70), 1, 10).toArray();
      ballots.ofCase(id, scores);
      for (int m = 0; m < members; m++) {
        for (int repeat = 1; repeat <= 2; repeat++) {
          var cast = new StringBuilder();
          for (int any : scores) {
            cast.append("yyypnnnn-".charAt(random.nextInt(9)));
          }
          ballots.votes("" + (char) ('a' + m), repeat, id, cast.toString());
        }
      }
    }
    return ballots;
  }
}
