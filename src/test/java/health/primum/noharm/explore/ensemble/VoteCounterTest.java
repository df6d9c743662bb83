package health.primum.noharm.explore.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.consensus.ConsensusRule;
import health.primum.noharm.explore.Ballots;
import health.primum.noharm.explore.table.PartialPolicy;
import health.primum.noharm.explore.table.VoteTable;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoteCounterTest {
  private static final List<ConsensusRule> RULES =
      List.of(
          new ConsensusRule.Any(),
          new ConsensusRule.Majority(),
          new ConsensusRule.Unanimous(),
          new ConsensusRule.Quorum(2),
          new ConsensusRule.Quorum(5),
          new ConsensusRule.Quorum(17));

  /** Members that abstained included; options of a case beyond one word too. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 12})
  void decidesAsVotesCountedOneByOne(int members) {
    VoteTable table = Ballots.drawn(members, 5, new Random(members)).table();
    var counter = new VoteCounter(table, PartialPolicy.NOHARM);
    counter.clear();
    IntStream.range(0, members).forEach(m -> counter.add(1, m));
    for (ConsensusRule rule : RULES) {
      long[] found = counter.recommended(Threshold.of(rule, members).needed());
      for (int bit = 0; bit < table.layout().words() * 64; bit++) {
        int answered = 0;
        int yes = 0;
        for (int m = 0; m < members; m++) {
          answered += bit(table.answered(m, 1), bit);
          yes += bit(table.recommended(m, 1, PartialPolicy.NOHARM), bit);
        }
        int expected = answered > 0 && yes >= rule.needed(answered) ? 1 : 0;
        assertThat(bit(found, bit)).as(rule.label()).isEqualTo(expected);
        assertThat(bit(counter.answered(), bit)).isEqualTo(answered > 0 ? 1 : 0);
      }
    }
  }

  private static int bit(long[] words, int bit) {
    return (int) (words[bit >> 6] >>> (bit & 63) & 1);
  }
}
